import type { Redis } from 'ioredis';
import type { DeskKeys } from './desk-keys.ts';
import { hashOf, isToken, newToken } from './secret-token.ts';

/**
 * After so long without anything done by the person. An open page that asks by itself does not count, so that a
 * laptop left in a counting hall closes; three hours, because an editor may have that long to wait between seats.
 */
export const IDLE_MS_MAX = 3 * 60 * 60 * 1000;
/** From the rehearsal on Thursday afternoon to the last count on Saturday, once. */
export const SESSION_MS_MAX = 50 * 60 * 60 * 1000;
/** "When last seen" is written at most so often: each write waits for the disk. */
const SEEN_MS_STEP = 60_000;
/** A person has a desk, a laptop, a telephone; beyond that, the oldest is ended. */
const SESSIONS_OF_USER_MAX = 10;

/** Somebody signed in on some browser. The token is in that browser only. */
export interface Session {
  /** SHA-256 of the token. */
  readonly id: string;
  readonly userId: string;
  /** The life of the log in which the account is. */
  readonly epoch: string;
  /** Number of the last change of the account that the session knows: it ends with the next one. */
  readonly accountSeq: number;
  readonly startedMs: number;
  readonly seenMs: number;
  readonly address: string;
}

export type NewSession = Pick<Session, 'userId' | 'epoch' | 'accountSeq' | 'address'>;

export type FoundSession =
  | { readonly kind: 'found'; readonly session: Session }
  | { readonly kind: 'expired' }
  | { readonly kind: 'unknown' };

/** Sessions of a night. Every method throws when Redis does not answer: nobody is let in by that. */
export interface SessionStore {
  /** The token is new, always. */
  begin(session: NewSession): Promise<{ readonly token: string; readonly session: Session }>;
  find(token: string | undefined): Promise<FoundSession>;
  /** Notes that the person did something. */
  touch(session: Session): Promise<void>;
  end(id: string): Promise<void>;
  /** Ends all sessions of a user but one. Returns how many there were. */
  endAllOf(userId: string, except?: string): Promise<number>;
  of(userId: string): Promise<readonly Session[]>;
  /** Those of these sessions that have neither ended nor expired. */
  alive(ids: readonly string[]): Promise<ReadonlyMap<string, Session>>;
}

export function sessionStore(redis: Redis, keys: DeskKeys, nowMs: () => number = Date.now): SessionStore {
  const read = async (ids: readonly string[]): Promise<readonly (Session | null)[]> => {
    if (ids.length === 0) return [];
    const [stored, seen] = await Promise.all([
      redis.hmget(keys.sessions, ...ids),
      redis.zmscore(keys.seen, ...ids),
    ]);
    return ids.map((id, index) => sessionOf(id, stored[index], seen[index]));
  };

  const all = async (): Promise<readonly Session[]> => {
    const found = await read(await redis.hkeys(keys.sessions));
    return found.filter((session) => session !== null);
  };

  const end = async (ids: readonly string[]): Promise<void> => {
    if (ids.length === 0) return;
    // First what makes it a session: the rest alone lets nobody in.
    await redis.hdel(keys.sessions, ...ids);
    await redis.zrem(keys.seen, ...ids);
  };

  const isOver = ({ startedMs, seenMs }: Session) =>
    nowMs() - startedMs > SESSION_MS_MAX || nowMs() - seenMs > IDLE_MS_MAX;

  return {
    async begin(given) {
      const token = newToken();
      const session = { ...given, id: hashOf(token), startedMs: nowMs(), seenMs: nowMs() };
      const others = await all();
      const own = others
        .filter((each) => each.userId === given.userId && !isOver(each))
        .toSorted((left, right) => right.seenMs - left.seenMs);
      await end([...others.filter(isOver), ...own.slice(SESSIONS_OF_USER_MAX - 1)].map(({ id }) => id));
      const { id, seenMs, ...stored } = session;
      await redis.zadd(keys.seen, seenMs, id);
      await redis.hset(keys.sessions, id, JSON.stringify(stored));
      return { token, session };
    },

    async find(token) {
      if (!isToken(token)) return { kind: 'unknown' };
      const [session] = await read([hashOf(token)]);
      if (session === undefined || session === null) return { kind: 'unknown' };
      return isOver(session) ? { kind: 'expired' } : { kind: 'found', session };
    },

    async touch({ id, seenMs }) {
      // Only if it is still there: a session that was ended does not come back by being used.
      if (nowMs() - seenMs >= SEEN_MS_STEP) await redis.zadd(keys.seen, 'XX', nowMs(), id);
    },

    end: (id) => end([id]),

    async endAllOf(userId, except) {
      const ids = (await all()).filter((each) => each.userId === userId && each.id !== except);
      await end(ids.map(({ id }) => id));
      return ids.length;
    },

    async of(userId) {
      return (await all()).filter((session) => session.userId === userId && !isOver(session));
    },

    async alive(ids) {
      const found = await read(ids);
      return new Map(
        found.flatMap((session) => (session === null || isOver(session) ? [] : [[session.id, session]])),
      );
    },
  };
}

function sessionOf(
  id: string,
  stored: string | null | undefined,
  seen: string | null | undefined,
): Session | null {
  if (!stored || !seen) return null;
  const session = JSON.parse(stored) as Omit<Session, 'id' | 'seenMs'>;
  return { ...session, id, seenMs: Number(seen) };
}

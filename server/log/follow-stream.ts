import { setTimeout as wait } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { chainOf } from '#lib/sync/chain.ts';
import { LogDamaged, type LoggedEvent, LogReplaced } from './event-log.ts';
import { readMeta } from './log-meta.ts';
import type { LogName, NightKeys } from './night-keys.ts';
import { eventOf, type StreamEntry } from './stream-entry.ts';

/** How long one read waits for news; also how often a quiet follower looks whether its log is still the same. */
const BLOCK_MS = 1_000;
/** Above BLOCK_MS, so that waiting for news never counts as a Redis that does not answer. */
const FOLLOW_COMMAND_MS_MAX = 5_000;
const BATCH_EVENTS_MAX = 500;
const RETRY_MS = 100;
/** A log that lost its tail and is not being rebuilt after so many looks will not be. */
const LOOKS_WITHOUT_TAIL_MAX = 10;

interface Followed {
  readonly redis: Redis;
  readonly keys: NightKeys;
  readonly name: LogName;
  readonly afterSeq: number;
  readonly signal: AbortSignal;
}

/**
 * Follows a stream on a connection of its own. A read that succeeds proves nothing: after a trim, Redis gives
 * later entries without a word. So every event must have the next number and a chain that follows.
 */
export async function* followStream<Event extends LoggedEvent>({
  redis,
  keys,
  name,
  afterSeq,
  signal,
}: Followed): AsyncGenerator<readonly Event[]> {
  const connection = redis.duplicate({ commandTimeout: FOLLOW_COMMAND_MS_MAX, lazyConnect: false });
  // Said by whoever owns the first connection; a second voice about the same Redis would only be noise.
  connection.on('error', () => {});
  const close = () => connection.disconnect();
  signal.addEventListener('abort', close);
  try {
    const watch = makeWatch(connection, keys, name, afterSeq);
    while (!signal.aborted) {
      const events = await nextEvents<Event>(connection, keys[name].stream, watch, signal);
      if (events.length > 0) yield events;
    }
  } finally {
    signal.removeEventListener('abort', close);
    connection.disconnect();
  }
}

async function nextEvents<Event extends LoggedEvent>(
  connection: Redis,
  stream: string,
  watch: Watch,
  signal: AbortSignal,
): Promise<readonly Event[]> {
  try {
    if (!(await watch.isReady())) {
      await wait(RETRY_MS, undefined, { signal });
      return [];
    }
    const batch = await connection.xread(
      'COUNT',
      BATCH_EVENTS_MAX,
      'BLOCK',
      BLOCK_MS,
      'STREAMS',
      stream,
      `0-${watch.seq}`,
    );
    const entries = (batch?.[0]?.[1] ?? []) as unknown as readonly StreamEntry[];
    if (entries.length === 0) watch.lookAgain();
    return entries.map((entry) => watch.accept<Event>(entry));
  } catch (error) {
    if (error instanceof LogReplaced || error instanceof LogDamaged) throw error;
    // Redis is away or slow: what was followed so far must be looked at again when it is back.
    watch.lookAgain();
    await wait(RETRY_MS, undefined, { signal }).catch(() => {});
    return [];
  }
}

interface Watch {
  readonly seq: number;
  /** Whether what was followed so far is there, so that what comes after it may be read. */
  isReady(): Promise<boolean>;
  lookAgain(): void;
  accept<Event extends LoggedEvent>(entry: StreamEntry): Event;
}

/** Remembers where the follower is, and notices when the log is no longer the one that brought it there. */
function makeWatch(connection: Redis, keys: NightKeys, name: LogName, afterSeq: number): Watch {
  const { stream } = keys[name];
  let epoch: string | null = null;
  let chain: string | null = null;
  let seq = afterSeq;
  let isChecked = false;
  let looksWithoutTail = 0;

  const chainNow = async (opening: string): Promise<string | null> => {
    if (seq === 0) return opening;
    const [entry] = await connection.xrange(stream, `0-${seq}`, `0-${seq}`);
    return entry === undefined ? null : eventOf(entry).chain;
  };

  return {
    get seq() {
      return seq;
    },
    lookAgain() {
      isChecked = false;
    },
    async isReady() {
      if (isChecked) return true;
      const meta = await readMeta(connection, keys);
      if (meta === null) return false;
      if (epoch !== null && meta.epoch !== epoch)
        throw new LogReplaced(`Epoch ${meta.epoch} follows ${epoch}`);
      const found = await chainNow(meta.opening);
      if (found === null) {
        looksWithoutTail = meta.isRebuilding ? 0 : looksWithoutTail + 1;
        if (looksWithoutTail > LOOKS_WITHOUT_TAIL_MAX) throw new LogReplaced(`Event ${seq} is gone`);
        return false;
      }
      if (chain !== null && found !== chain) throw new LogReplaced(`Event ${seq} is another one now`);
      epoch = meta.epoch;
      chain = found;
      looksWithoutTail = 0;
      isChecked = true;
      return true;
    },
    accept<Event extends LoggedEvent>(entry: StreamEntry) {
      const event = eventOf<Event>(entry, seq + 1);
      if (chain === null || chainOf(chain, event) !== event.chain) {
        throw new LogReplaced(`The chain of event ${event.seq} does not follow from what came before`);
      }
      seq = event.seq;
      chain = event.chain;
      return event;
    },
  };
}

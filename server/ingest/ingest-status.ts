import type { Redis } from 'ioredis';
import type { NightClock } from '#lib/sync/clock.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';
import type { NightKeys } from '#server/log/night-keys.ts';

/** What operators are told about ingest: a hash in Redis, each field a whole number, and `aliveAt`, an instant. */
export interface IngestStatus {
  /** Inputs journalled and not committed yet. */
  readonly backlog: number;
  /** Inputs that were known already, since this process began. */
  readonly duplicates: number;
  /** Real time of the last message of a feed, in milliseconds since 1970; 0 before the first. */
  readonly lastMessageMs: number;
  /** Tickets that wait for an editor. */
  readonly waiting: number;
  readonly committed: number;
  readonly noop: number;
  readonly rejected: number;
  readonly quarantined: number;
  /** Problems by code, of messages that were not committed: fields `code:SUM_MISMATCH` and so on. */
  readonly codes: ReadonlyMap<string, number>;
}

/** What became of the inputs of this night. */
export type DispositionCounts = Pick<
  IngestStatus,
  'committed' | 'noop' | 'rejected' | 'quarantined' | 'codes'
>;

export const noDispositions: DispositionCounts = {
  committed: 0,
  noop: 0,
  rejected: 0,
  quarantined: 0,
  codes: new Map(),
};

export function countDisposition(before: DispositionCounts, event: DeskEvent): DispositionCounts {
  if (event.kind !== 'inputJudged') return before;
  const { disposition, problems } = event;
  const codes = new Map(before.codes);
  for (const { code } of problems) codes.set(code, (codes.get(code) ?? 0) + 1);
  return { ...before, [disposition]: before[disposition] + 1, codes };
}

/** Publishes the clock and the counters. What is lost with Redis is published again a moment later. */
export async function publishStatus(
  redis: Redis,
  keys: NightKeys,
  clock: NightClock,
  { codes, ...counts }: IngestStatus,
): Promise<void> {
  const byCode = [...codes].map(([code, count]) => [`code:${code}`, count] as const);
  await redis
    .multi()
    .set(keys.clock, JSON.stringify(clock))
    .hset(keys.ingest, { aliveAt: clock.realAt, ...counts, ...Object.fromEntries(byCode) })
    .exec();
}

/** The clock as it was published last; null before the first time, and when Redis lost it. */
export async function publishedClock(redis: Redis, keys: NightKeys): Promise<NightClock | null> {
  const text = await redis.get(keys.clock);
  return text === null ? null : (JSON.parse(text) as NightClock);
}

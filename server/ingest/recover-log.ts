import type { Redis } from 'ioredis';
import { chainOf } from '#lib/sync/chain.ts';
import type { Position } from '#lib/sync/position.ts';
import { type EventLog, LogDamaged, type LoggedEvent } from '#server/log/event-log.ts';
import type { LogName, NightKeys } from '#server/log/night-keys.ts';

/** Events read at once while a log is compared; a whole night is a few thousand. */
const READ_EVENTS_MAX = 1_000;

/** The part of a log that can be trusted: numbered from 1, each chained to the one before. */
export interface Verified<Event> {
  readonly events: readonly Event[];
  /** Why it ends before its end; null when all of it can be trusted. */
  readonly damage: string | null;
}

/** What has to be done so that journal and Redis say the same. */
export interface Alignment<Event> {
  /** The log as it is from now on. */
  readonly events: readonly Event[];
  /** Events that only Redis had. */
  readonly missingInJournal: readonly Event[];
  /** True when what Redis has cannot stay and has to be written anew. */
  readonly isRebuilt: boolean;
  /** What happened, in words for an operator; null when nothing did. */
  readonly words: string | null;
}

function verify<Event extends LoggedEvent>(opening: Position, events: readonly Event[]): Verified<Event> {
  let chain = opening.chain;
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1 || chainOf(chain, event) !== event.chain) {
      return {
        events: events.slice(0, index),
        damage: `event ${index + 1} does not follow from the one before`,
      };
    }
    chain = event.chain;
  }
  return { events, damage: null };
}

/**
 * What committed events make of a log from a position on, whatever their order: at each number the one that follows from
 * the chain so far. After damage was repaired, a journal may hold an event twice, or one that was given up.
 */
export function chained<Event extends LoggedEvent>(from: Position, lines: readonly Event[]): Verified<Event> {
  const bySeq = Map.groupBy(lines, ({ seq }) => seq);
  const events: Event[] = [];
  let chain = from.chain;
  for (;;) {
    const next = bySeq
      .get(from.seq + events.length + 1)
      ?.find((event) => chainOf(chain, event) === event.chain);
    if (next === undefined) break;
    events.push(next);
    chain = next.chain;
  }
  const last = from.seq + events.length;
  const beyond = lines.filter(({ seq }) => seq > last).length;
  const damage = beyond === 0 ? null : `${beyond} events after ${last} do not follow`;
  return { events, damage };
}

/** Reads a log from Redis for as long as it can be trusted. */
export async function readVerified<Event extends LoggedEvent>(
  log: EventLog<Event>,
  opening: Position,
): Promise<Verified<Event>> {
  const events: Event[] = [];
  try {
    for (;;) {
      const batch = await log.read(events.length, READ_EVENTS_MAX);
      events.push(...batch);
      if (batch.length < READ_EVENTS_MAX) return verify(opening, events);
    }
  } catch (error) {
    if (!(error instanceof LogDamaged)) throw error;
    return { events: verify(opening, events).events, damage: error.message };
  }
}

/**
 * Compares one log in the journal and in Redis. Where they agree and one goes on, the other follows. Where they
 * disagree, the journal is right: it was on the disk before anybody was told.
 */
export function align<Event extends LoggedEvent>(
  name: LogName,
  journal: Verified<Event>,
  redis: Verified<Event>,
): Alignment<Event> {
  const common = Math.min(journal.events.length, redis.events.length);
  const isForked = common > 0 && journal.events[common - 1]?.chain !== redis.events[common - 1]?.chain;
  const events = isForked || journal.events.length >= redis.events.length ? journal.events : redis.events;
  const isRebuilt = isForked || redis.damage !== null;
  return {
    events,
    missingInJournal: isForked ? [] : redis.events.slice(journal.events.length),
    isRebuilt,
    words: wordsFor(name, journal, redis, isForked),
  };
}

function wordsFor<Event extends LoggedEvent>(
  name: LogName,
  journal: Verified<Event>,
  redis: Verified<Event>,
  isForked: boolean,
): string | null {
  const [inJournal, inRedis] = [journal.events.length, redis.events.length];
  if (isForked) return `the ${name} log in Redis is not the journal's: rebuilt from the journal`;
  if (redis.damage !== null) return `the ${name} log in Redis is damaged (${redis.damage}): rebuilt`;
  if (inRedis < inJournal)
    return `the ${name} log in Redis ended at ${inRedis}: rolled forward to ${inJournal}`;
  return null;
}

/** Brings Redis to the aligned log: forward, or from nothing. */
export async function restore<Event extends LoggedEvent>({
  redis,
  keys,
  name,
  log,
  opening,
  alignment,
  kept,
}: {
  readonly redis: Redis;
  readonly keys: NightKeys;
  readonly name: LogName;
  readonly log: EventLog<Event>;
  readonly opening: Position;
  readonly alignment: Alignment<Event>;
  /** How many events of Redis can stay. */
  readonly kept: number;
}): Promise<void> {
  const { stream, inputs } = keys[name];
  const start = alignment.isRebuilt ? 0 : kept;
  if (alignment.isRebuilt) await redis.del(stream, inputs);
  const before = alignment.events[start - 1];
  const expected =
    before === undefined ? opening : { epoch: opening.epoch, seq: before.seq, chain: before.chain };
  const answers = await log.commitAll(alignment.events.slice(start), expected);
  const refused = answers.find((answer) => answer.kind === 'moved');
  if (refused !== undefined)
    throw new LogDamaged(`Another process writes the ${name} log while it is restored`);
  await repairInputs(redis, inputs, alignment.events);
}

/** The index of inputs is derived from the log: where it says anything else, it is written anew. */
async function repairInputs(redis: Redis, key: string, events: readonly LoggedEvent[]): Promise<void> {
  const found = await redis.hgetall(key).catch(() => ({}));
  const right = new Map(events.map(({ inputId, seq, chain }) => [inputId, `${seq} ${chain}`]));
  const isRight =
    Object.keys(found).length === right.size &&
    Object.entries(found).every(([inputId, value]) => right.get(inputId) === value);
  if (isRight) return;
  const transaction = redis.multi().del(key);
  if (right.size > 0) transaction.hset(key, right);
  await transaction.exec();
}

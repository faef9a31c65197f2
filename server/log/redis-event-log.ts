import type { Redis } from 'ioredis';
import type { Position } from '#lib/sync/position.ts';
import { COMMIT_FUNCTION, isFunctionMissing, loadCommitFunction } from './commit-function.ts';
import {
  type CommitAnswer,
  type EventLog,
  LogAbsent,
  LogDamaged,
  type LoggedEvent,
  LogReplaced,
  OutcomeUnknown,
} from './event-log.ts';
import { followStream } from './follow-stream.ts';
import { type LogMeta, readMeta } from './log-meta.ts';
import type { LogName, NightKeys } from './night-keys.ts';
import { eventOf, type StreamEntry } from './stream-entry.ts';

/** The events of one night in a Redis stream. It never closes the connection that it was given. */
export function redisEventLog<Event extends LoggedEvent>({
  redis,
  keys,
  name,
}: {
  readonly redis: Redis;
  readonly keys: NightKeys;
  readonly name: LogName;
}): EventLog<Event> {
  const { stream } = keys[name];

  const opening = async (): Promise<Position> => positionBeforeFirst(await metaOf(redis, keys));

  const read = async (afterSeq: number, limit: number): Promise<readonly Event[]> => {
    const entries = await redis.xrange(stream, `0-${afterSeq + 1}`, '+', 'COUNT', limit);
    return entries.map((entry, index) => eventOf<Event>(entry, afterSeq + 1 + index));
  };

  return {
    opening,
    read,
    async head() {
      const [last] = await redis.xrevrange(stream, '+', '-', 'COUNT', 1);
      const start = await opening();
      return last === undefined ? start : positionOf(start.epoch, last);
    },
    async commit(event, expected) {
      const [answer] = await commitInOrder(redis, keys, name, [event], expected);
      if (answer === undefined) throw new OutcomeUnknown('No answer to a commit');
      return answer;
    },
    commitAll: (events, expected) => commitInOrder(redis, keys, name, events, expected),
    follow: (afterSeq, signal) => followStream<Event>({ redis, keys, name, afterSeq, signal }),
  };
}

async function metaOf(redis: Redis, keys: NightKeys): Promise<LogMeta> {
  const meta = await readMeta(redis, keys);
  if (meta === null) throw new LogAbsent(`No night has been opened under ${keys.meta}`);
  return meta;
}

function positionBeforeFirst(meta: LogMeta): Position {
  return { epoch: meta.epoch, seq: 0, chain: meta.opening };
}

function positionOf(epoch: string, entry: StreamEntry): Position {
  const { seq, chain } = eventOf(entry);
  return { epoch, seq, chain };
}

/** Redis takes so many commits in one write that the answers of a batch come back within COMMAND_MS_MAX. */
const PIPELINE_COMMITS_MAX = 200;

async function commitInOrder(
  redis: Redis,
  keys: NightKeys,
  name: LogName,
  events: readonly LoggedEvent[],
  expected: Position,
): Promise<readonly CommitAnswer[]> {
  const answers: CommitAnswer[] = [];
  let before = expected;
  for (let start = 0; start < events.length; start += PIPELINE_COMMITS_MAX) {
    const part = events.slice(start, start + PIPELINE_COMMITS_MAX);
    answers.push(...(await commitPipelined(redis, keys, name, part, before)));
    before = after(before, part);
  }
  return answers;
}

async function commitPipelined(
  redis: Redis,
  keys: NightKeys,
  name: LogName,
  events: readonly LoggedEvent[],
  expected: Position,
): Promise<readonly CommitAnswer[]> {
  const { stream, inputs } = keys[name];
  const pipeline = redis.pipeline();
  let before = expected;
  for (const event of events) {
    pipeline.fcall(
      COMMIT_FUNCTION,
      3,
      stream,
      inputs,
      keys.meta,
      expected.epoch,
      event.inputId,
      before.seq,
      before.chain,
      event.seq,
      event.chain,
      JSON.stringify(event),
    );
    before = after(before, [event]);
  }
  const replies = await pipeline.exec().catch((error: Error) => {
    throw new OutcomeUnknown(error.message);
  });
  const failed = replies?.find(([error]) => error !== null)?.[0];
  if (isFunctionMissing(failed)) {
    await loadCommitFunction(redis).catch((error: Error) => {
      throw new OutcomeUnknown(error.message);
    });
    return commitPipelined(redis, keys, name, events, expected);
  }
  if (failed) throw failureOf(failed);
  return (replies ?? []).map(([, reply], index) => answerOf(reply, events[index], expected.epoch));
}

function after(before: Position, events: readonly LoggedEvent[]): Position {
  const last = events.at(-1);
  return last === undefined ? before : { epoch: before.epoch, seq: last.seq, chain: last.chain };
}

// Redis refused these whole, and the same commit may go through later: out of memory, a disk that cannot be
// written, data still loading, a replica.
const PASSING_REFUSAL = /^(OOM|MISCONF|LOADING|READONLY|MASTERDOWN|BUSY|NOREPLICAS)/;

function failureOf(error: Error): Error {
  const isReply = error.name === 'ReplyError';
  if (!isReply || PASSING_REFUSAL.test(error.message)) return new OutcomeUnknown(error.message);
  return new LogDamaged(`Redis refused a commit: ${error.message}`);
}

function answerOf(reply: unknown, event: LoggedEvent | undefined, epoch: string): CommitAnswer {
  const [kind, seq, chain] = (reply as readonly (string | null)[]).map((each) => each ?? '');
  if (kind === 'committed' && event !== undefined) return { kind, seq: event.seq, chain: event.chain };
  if (kind === 'duplicate') return { kind, seq: Number(seq), chain: chain ?? '' };
  if (kind === 'moved') return { kind, head: { epoch, seq: Number(seq), chain: chain ?? '' } };
  if (kind === 'foreign' && seq === '') throw new LogAbsent('The log has gone from this Redis');
  if (kind === 'foreign') throw new LogReplaced(`This Redis now holds the epoch ${seq}, not ${epoch}`);
  throw new LogDamaged(`The commit function answered ${JSON.stringify(reply)}`);
}

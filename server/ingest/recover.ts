import type { Redis } from 'ioredis';
import type { NightEvent } from '#lib/election/events.ts';
import { type ChainOpening, openingChain } from '#lib/sync/chain.ts';
import type { Position } from '#lib/sync/position.ts';
import { loadCommitFunction } from '#server/log/commit-function.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';
import type { EventLog, LoggedEvent } from '#server/log/event-log.ts';
import { readMeta, refusalOf, writeMeta } from '#server/log/log-meta.ts';
import type { LogName, NightKeys } from '#server/log/night-keys.ts';
import { redisEventLog } from '#server/log/redis-event-log.ts';
import type { JournalContents } from './journal-contents.ts';
import type { CommittedLine, JournalLine } from './journal-line.ts';
import { type Alignment, align, chained, readVerified, restore } from './recover-log.ts';

/** This Redis, or this journal, belongs to another night. The message says what to do. */
export class NightRefused extends Error {
  override readonly name = 'NightRefused';
}

/** The night as journal and Redis both have it after recovery. */
export interface RecoveredNight {
  readonly night: EventLog<NightEvent>;
  readonly desk: EventLog<DeskEvent>;
  readonly opening: Position;
  readonly nightEvents: readonly NightEvent[];
  readonly deskEvents: readonly DeskEvent[];
  /** Lines that the journal lacks. */
  readonly missingInJournal: readonly JournalLine[];
  /** What was wrong, in words for an operator. */
  readonly words: readonly string[];
}

/**
 * Makes Redis say what the journal says, and finds what the journal lacks. Redis may be empty, behind, ahead,
 * damaged or at odds; whatever was acknowledged comes out of it with the same numbers and the same chain.
 */
export async function recoverNight({
  redis,
  keys,
  identity,
  contents,
  mayReplace,
}: {
  readonly redis: Redis;
  readonly keys: NightKeys;
  readonly identity: ChainOpening;
  readonly contents: JournalContents;
  /** Whether a new, empty night may take the place of another: at a start, and never while a night runs. */
  readonly mayReplace: boolean;
}): Promise<RecoveredNight> {
  await loadCommitFunction(redis);
  const found = await readMeta(redis, keys);
  // A record that contradicts its own opening is no other night: it is damage, and is written anew.
  const meta = found !== null && openingChain(found) === found.opening ? found : null;
  const isEmpty = contents.night.length + contents.desk.length + contents.received.length === 0;
  if (meta !== null) {
    const refusal = refusalOf(meta, identity);
    const isReplaced = isEmpty && mayReplace;
    if (refusal !== null && !isReplaced) throw new NightRefused(refusal);
    if (meta.epoch !== identity.epoch && !isReplaced)
      throw new NightRefused(otherEpoch(meta.epoch, identity.epoch));
    if (meta.epoch !== identity.epoch) await forget(redis, keys);
  }
  const opening = { epoch: identity.epoch, seq: 0, chain: openingChain(identity) };
  const logs = {
    night: redisEventLog<NightEvent>({ redis, keys, name: 'night' }),
    desk: redisEventLog<DeskEvent>({ redis, keys, name: 'desk' }),
  };
  const night = await compare('night', logs.night, opening, contents.night);
  const desk = await compare('desk', logs.desk, opening, contents.desk);

  if (isEmpty && (night.alignment.isRebuilt || desk.alignment.isRebuilt)) {
    throw new NightRefused(nothingToRebuildFrom(night.alignment.words ?? desk.alignment.words ?? ''));
  }

  await writeMeta(redis, keys, identity, { isRebuilding: true });
  await restore({ redis, keys, name: 'night', log: logs.night, opening, ...night });
  await restore({ redis, keys, name: 'desk', log: logs.desk, opening, ...desk });
  await writeMeta(redis, keys, identity, { isRebuilding: false });

  return {
    ...logs,
    opening,
    nightEvents: night.alignment.events,
    deskEvents: desk.alignment.events,
    missingInJournal: [
      ...night.alignment.missingInJournal.map(
        (event): CommittedLine => ({ line: 'committed', log: 'night', event }),
      ),
      ...desk.alignment.missingInJournal.map(
        (event): CommittedLine => ({ line: 'committed', log: 'desk', event }),
      ),
    ],
    words: [...contents.faults, night.alignment.words, desk.alignment.words].filter((each) => each !== null),
  };
}

async function compare<Event extends LoggedEvent>(
  name: LogName,
  log: EventLog<Event>,
  opening: Position,
  journalEvents: readonly Event[],
): Promise<{ readonly alignment: Alignment<Event>; readonly kept: number }> {
  const inJournal = chained(opening, journalEvents);
  const inRedis = await readVerified(log, opening);
  return { alignment: align(name, inJournal, inRedis), kept: inRedis.events.length };
}

/** A new night takes the place of another in this Redis; the journal of the other was kept. */
async function forget(redis: Redis, keys: NightKeys): Promise<void> {
  const { night, desk } = keys;
  await redis.del(
    keys.meta,
    keys.clock,
    keys.ingest,
    keys.commands,
    night.stream,
    night.inputs,
    desk.stream,
    desk.inputs,
  );
}

function nothingToRebuildFrom(words: string): string {
  return (
    `${words}, but the journal here is empty. Put the journal of this night back into the data directory, ` +
    'or begin a new night with --fresh.'
  );
}

function otherEpoch(found: string, expected: string): string {
  return (
    `This Redis holds another night of this election (epoch ${found}) than the journal here (epoch ${expected}). ` +
    'Use the data directory that belongs to it, or begin a new night with --fresh.'
  );
}

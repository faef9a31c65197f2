import type { NightEvent, NightFact } from '#lib/election/events.ts';
import { chainOf, openingChain } from '#lib/sync/chain.ts';
import type { LogCopy } from '#lib/sync/choose-catch-up.ts';
import type { Position } from '#lib/sync/position.ts';
import { eventOf } from './tiny-election.ts';

/** A log as a writer would have made it: numbered, of one epoch, each event chained to the one before. */
export function chainedNight(facts: readonly NightFact[], opening: Position = OPENING): LogCopy {
  return { opening, events: chainedAfter(opening, facts) };
}

/** The next events after a position. */
export function chainedAfter(position: Position, facts: readonly NightFact[]): readonly NightEvent[] {
  let { chain } = position;
  return facts.map((fact, index) => {
    const { chain: _none, ...event } = eventOf(fact, position.seq + 1 + index, { epoch: position.epoch });
    chain = chainOf(chain, event);
    return { ...event, chain } as NightEvent;
  });
}

export const EPOCH = 'epoch-of-the-test';

export const OPENING = openingOf(EPOCH);

/** The position before the first event of a night of the tiny election. */
export function openingOf(epoch: string): Position {
  const night = { mode: 'test', election: 'tiny', packHash: 'ab'.repeat(32) } as const;
  return { epoch, seq: 0, chain: openingChain({ ...night, epoch }) };
}

export function positionOf(log: LogCopy, seq: number): Position {
  if (seq === 0) return log.opening;
  const event = log.events[seq - 1];
  if (event === undefined) throw new Error(`No event ${seq}`);
  return { epoch: event.epoch, seq, chain: event.chain };
}

import { type ChainOpening, chainOf } from '#lib/sync/chain.ts';
import type { Position } from '#lib/sync/position.ts';
import type { LoggedEvent } from '#server/log/event-log.ts';

/** A night that is none: enough to number and chain events. */
export const IDENTITY: ChainOpening = {
  mode: 'test',
  election: 'miniature',
  packHash: 'ab'.repeat(32),
  epoch: 'first-epoch',
};

export interface PlainEvent extends LoggedEvent {
  readonly epoch: string;
  readonly words: string;
}

/** The next event after a position. */
export function eventAfter(before: Position, words: string, inputId = `input-${words}`): PlainEvent {
  const unchained = { epoch: before.epoch, seq: before.seq + 1, inputId, words };
  return { ...unchained, chain: chainOf(before.chain, unchained) };
}

/** Events one after another, from a position on. */
export function eventsAfter(before: Position, words: readonly string[]): readonly PlainEvent[] {
  const events: PlainEvent[] = [];
  let position = before;
  for (const each of words) {
    const event = eventAfter(position, each);
    events.push(event);
    position = positionAt(event);
  }
  return events;
}

export function positionAt(event: PlainEvent): Position {
  return { epoch: event.epoch, seq: event.seq, chain: event.chain };
}

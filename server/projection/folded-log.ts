import type { NightEvent } from '#lib/election/events.ts';
import { emptyHistory, extendHistory, type History } from '#lib/election/history.ts';
import type { Roll } from '#lib/election/roll.ts';
import { chainOf } from '#lib/sync/chain.ts';
import type { LogCopy } from '#lib/sync/choose-catch-up.ts';
import type { Position } from '#lib/sync/position.ts';
import { LogDamaged, LogReplaced } from '#server/log/event-log.ts';

/** A log read up to a position: its events, and the state that they fold to, there and at any point before. */
export interface FoldedLog extends LogCopy, History {
  readonly position: Position;
}

export function foldedOpening(opening: Position): FoldedLog {
  return { opening, position: opening, ...emptyHistory };
}

/** The copy with more of its log. Throws when the events are not the ones that come next. */
export function foldMore(roll: Roll, before: FoldedLog, batch: readonly NightEvent[]): FoldedLog {
  let { position } = before;
  for (const event of batch) {
    if (event.epoch !== position.epoch) {
      throw new LogReplaced(`Event ${event.seq} belongs to epoch ${event.epoch}, not ${position.epoch}`);
    }
    if (event.seq !== position.seq + 1) {
      throw new LogDamaged(`Event ${event.seq} follows event ${position.seq}`);
    }
    if (chainOf(position.chain, event) !== event.chain) {
      throw new LogDamaged(`The chain of event ${event.seq} does not follow from what came before`);
    }
    position = { epoch: event.epoch, seq: event.seq, chain: event.chain };
  }
  return { opening: before.opening, position, ...extendHistory(roll, before, batch) };
}

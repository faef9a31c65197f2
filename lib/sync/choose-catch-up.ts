import type { NightEvent } from '#lib/election/events.ts';
import { DELTA_EVENTS_MAX } from './limits.ts';
import type { Position } from './position.ts';

/** What a copy needs to be where the log is. */
export type CatchUp =
  | { readonly kind: 'upToDate' }
  | { readonly kind: 'events'; readonly events: readonly NightEvent[] }
  | { readonly kind: 'fetchSnapshot'; readonly because: WhySnapshot };

export type WhySnapshot =
  /** The log is another life of the night. */
  | 'newEpoch'
  /** The copy has more than this server: the server is behind, or the log was cut and grew again. */
  | 'ahead'
  /** Same numbers, other contents. */
  | 'otherChain'
  | 'tooFarBehind';

/** The server's copy of a log: where it starts, and every event since, dense from seq 1. */
export interface LogCopy {
  readonly opening: Position;
  readonly events: readonly NightEvent[];
}

/**
 * The server's side of a resume. All or nothing: a copy gets every event that it lacks, or is told to take a
 * snapshot. Equal numbers prove nothing, so the chain at the copy's seq must be the log's own.
 */
export function chooseCatchUp(copy: Position, log: LogCopy): CatchUp {
  const headSeq = log.events.length;
  if (copy.epoch !== log.opening.epoch) return { kind: 'fetchSnapshot', because: 'newEpoch' };
  if (copy.seq > headSeq) return { kind: 'fetchSnapshot', because: 'ahead' };
  if (copy.chain !== chainAt(log, copy.seq)) return { kind: 'fetchSnapshot', because: 'otherChain' };
  if (copy.seq === headSeq) return { kind: 'upToDate' };
  if (headSeq - copy.seq > DELTA_EVENTS_MAX) return { kind: 'fetchSnapshot', because: 'tooFarBehind' };
  return { kind: 'events', events: log.events.slice(copy.seq) };
}

/** The chain of the log's event with this seq; the opening chain at 0. */
export function chainAt(log: LogCopy, seq: number): string {
  if (seq === 0) return log.opening.chain;
  const event = log.events[seq - 1];
  if (event === undefined) throw new Error(`No event ${seq} in a log of ${log.events.length}`);
  return event.chain;
}

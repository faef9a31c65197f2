import type { NightEvent } from '#lib/election/events.ts';
import { emptyHistory, extendHistory, type History, seqAt, stateAfter } from '#lib/election/history.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { Position } from '#lib/sync/position.ts';

/** The log as far as a page has fetched it, to show any moment of it. Grows with the night; never cut. */
export interface PastNight {
  /** How many events it has, from the first. */
  readonly seq: number;
  /** Takes the events that come next; those it has are passed over. False when they do not fit. */
  add(events: readonly NightEvent[]): boolean;
  /** Whether it is the log that a copy of the night was folded from, as far as that copy. */
  reaches(position: Position): boolean;
  /** The state at a moment (milliseconds since 1970); null when nothing of the log came after the moment. */
  stateAt(momentMs: number): NightState | null;
}

export function makePastNight(roll: Roll, epoch: string): PastNight {
  let history: History = emptyHistory;
  /** The last answer: views are built again when they get another object. */
  let kept: { readonly seq: number; readonly state: NightState } | null = null;
  return {
    get seq() {
      return history.events.length;
    },
    add(events) {
      const next = events.filter(({ seq }) => seq > history.events.length);
      const fits = next.every(
        (event, index) => event.epoch === epoch && event.seq === history.events.length + index + 1,
      );
      if (fits && next.length > 0) history = extendHistory(roll, history, next);
      return fits;
    },
    reaches(position) {
      if (position.epoch !== epoch) return false;
      return position.seq === 0 || history.events[position.seq - 1]?.chain === position.chain;
    },
    stateAt(momentMs) {
      const seq = seqAt(history.events, momentMs);
      if (seq === history.events.length) return null;
      if (kept?.seq !== seq) kept = { seq, state: stateAfter(roll, history, seq) };
      return kept.state;
    },
  };
}

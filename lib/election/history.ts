import type { NightEvent } from './events.ts';
import type { PostId } from './ids.ts';
import { reduceAll } from './reduce.ts';
import type { Roll } from './roll.ts';
import { emptyState, type NightState } from './state.ts';
import { takenBack, withoutWords } from './withheld-words.ts';

/**
 * Events between two kept states. States share their contests, but each has its own list of them: one kept every 32
 * events costs a night under 2 MB, and any moment is at most 31 events, a millisecond or two, from one.
 */
export const CHECKPOINT_EVENTS = 32;

/** A night from its first event, with what it takes to have the state after any of them at once. */
export interface History {
  /** Dense from seq 1; those of a post that was taken back are without its words. */
  readonly events: readonly NightEvent[];
  /** The states after 0, 32, 64 … events. */
  readonly checkpoints: readonly NightState[];
  /** The state after the last event. */
  readonly state: NightState;
  /** How many events that is: all of them. */
  readonly folded: number;
  /** Posts that were taken back. */
  readonly taken: ReadonlySet<PostId>;
}

export const emptyHistory: History = {
  events: [],
  checkpoints: [emptyState],
  state: emptyState,
  folded: 0,
  taken: new Set(),
};

/** The history with the events that come next. What they take back goes from every moment, the past ones too. */
export function extendHistory(roll: Roll, before: History, batch: readonly NightEvent[]): History {
  const isTaking = batch.some(({ kind }) => kind === 'postRetracted');
  const taken = isTaking ? takenBack([...before.events, ...batch]) : before.taken;
  const known = taken.size === before.taken.size ? before : cutBefore(before, taken);
  const events = [...before.events, ...batch].map((event) => withoutWords(event, taken));
  const checkpoints = [...known.checkpoints];
  let { state, folded } = known;
  while (folded < events.length) {
    const next = Math.min(events.length, checkpoints.length * CHECKPOINT_EVENTS);
    state = reduceAll(roll, state, events.slice(folded, next));
    folded = next;
    if (folded === checkpoints.length * CHECKPOINT_EVENTS) checkpoints.push(state);
  }
  return { events, checkpoints, state, folded, taken };
}

/** What is left to fold on from: the states before the first event that loses its words. */
function cutBefore(before: History, taken: History['taken']): Omit<History, 'events' | 'taken'> {
  const first = before.events.findIndex((event) => withoutWords(event, taken) !== event);
  if (first === -1) return before;
  const checkpoints = before.checkpoints.slice(0, Math.floor(first / CHECKPOINT_EVENTS) + 1);
  const folded = (checkpoints.length - 1) * CHECKPOINT_EVENTS;
  return { checkpoints, state: checkpoints.at(-1) ?? emptyState, folded };
}

/** The state after the event with this seq, from 0 to the number of events: the fold of the events up to it. */
export function stateAfter(roll: Roll, history: History, seq: number): NightState {
  const { events, checkpoints, state } = history;
  if (seq === events.length) return state;
  const index = Math.floor(seq / CHECKPOINT_EVENTS);
  const kept = checkpoints[index];
  if (kept === undefined) throw new Error(`No state after event ${seq} of ${events.length}`);
  return reduceAll(roll, kept, events.slice(index * CHECKPOINT_EVENTS, seq));
}

/**
 * How many events had happened at a moment (milliseconds since 1970): those whose `at` is not after it. Along a log
 * `at` never goes backwards, so they are the first ones.
 */
export function seqAt(events: readonly NightEvent[], momentMs: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (Date.parse(events[middle]?.at ?? '') <= momentMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

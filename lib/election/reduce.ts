import type { NightEvent } from './events.ts';
import { nextContest } from './next-contest.ts';
import { timelineOf } from './next-timeline.ts';
import { constituencyOf, type Roll } from './roll.ts';
import type { NightState } from './state.ts';
import { retally } from './tally.ts';

/**
 * The only way state changes, in the server and in the browser. No clock, no I/O, no chance: time arrives in the
 * event. Nothing changed means the same object back.
 */
export function reduce(roll: Roll, state: NightState, event: NightEvent): NightState {
  const before = state.contests[event.constituencyId];
  const after = nextContest(before, event);
  if (after === before) return state;
  const contests = { ...state.contests, [event.constituencyId]: after };
  const tally = retally(state.tally, constituencyOf(roll, event.constituencyId), before, after);
  const entries = timelineOf(roll, state, { contests, tally }, event);
  const timeline = entries.length === 0 ? state.timeline : [...state.timeline, ...entries];
  return { contests, tally, timeline };
}

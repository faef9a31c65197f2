import {
  type ContestEvent,
  type ForecastEvent,
  isAboutContest,
  isAboutForecast,
  isAboutLocalPriors,
  isAboutWatch,
  type LiveblogEvent,
  type LocalPriorEvent,
  type NightEvent,
  type WatchEvent,
} from './events.ts';
import type { ConstituencyId } from './ids.ts';
import { nextContest } from './next-contest.ts';
import { nextForecastHidden } from './next-forecast-hidden.ts';
import { nextLiveblog } from './next-liveblog.ts';
import { nextLocalPriors } from './next-local-priors.ts';
import { timelineOf } from './next-timeline.ts';
import { nextWatch } from './next-watch.ts';
import { constituencyOf, type Roll } from './roll.ts';
import { type Contest, emptyContest, type NightState, type Tally } from './state.ts';
import { retally } from './tally.ts';
import type { TimelineEntry } from './timeline-entry.ts';

/**
 * The only way state changes, in the server and in the browser. No clock, no I/O, no chance: time arrives in the
 * event. Nothing changed means the same object back.
 */
export function reduce(roll: Roll, state: NightState, event: NightEvent): NightState {
  if (!isAboutContest(event)) {
    const besides = besidesContests(state, event);
    return besides === null ? state : { ...state, ...besides };
  }
  const change = changeBy(roll, state, event);
  if (change === null) return state;
  const { contest, tally, entries } = change;
  return {
    ...state,
    contests: { ...state.contests, [event.constituencyId]: contest },
    tally,
    timeline: entries.length === 0 ? state.timeline : [...state.timeline, ...entries],
  };
}

/**
 * Folds many events: the same state as `reduce` one after another. The contests are copied once for all of them,
 * not once an event, which is two thirds of the work of folding a whole night.
 */
export function reduceAll(roll: Roll, state: NightState, events: readonly NightEvent[]): NightState {
  let draft: Draft | null = null;
  for (const event of events) {
    const before: NightState = draft ?? state;
    if (!isAboutContest(event)) {
      const besides = besidesContests(before, event);
      if (besides === null) continue;
      draft ??= draftOf(state);
      Object.assign(draft, besides);
      continue;
    }
    const change = changeBy(roll, before, event);
    if (change === null) continue;
    draft ??= draftOf(state);
    draft.contests[event.constituencyId] = change.contest;
    draft.tally = change.tally;
    draft.timeline.push(...change.entries);
  }
  return draft ?? state;
}

/** A state of our own, which nobody else has seen yet. */
interface Draft {
  readonly contests: Record<ConstituencyId, Contest>;
  tally: Tally;
  readonly timeline: TimelineEntry[];
  liveblog: NightState['liveblog'];
  forecastHidden: NightState['forecastHidden'];
  forecastSwitches: NightState['forecastSwitches'];
  localPriors: NightState['localPriors'];
  watch: NightState['watch'];
}

function draftOf({ contests, timeline, ...rest }: NightState): Draft {
  return { ...rest, contests: { ...contests }, timeline: [...timeline] };
}

/** What an event about no contest changes; null when nothing. */
function besidesContests(
  before: NightState,
  event: LiveblogEvent | ForecastEvent | LocalPriorEvent | WatchEvent,
): Partial<Omit<NightState, 'contests' | 'tally' | 'timeline'>> | null {
  if (isAboutForecast(event)) {
    const forecastHidden = nextForecastHidden(before.forecastHidden, event);
    if (forecastHidden === before.forecastHidden) return null;
    const { seq, at } = event;
    const reason = forecastHidden?.reason ?? null;
    return { forecastHidden, forecastSwitches: [...before.forecastSwitches, { seq, at, reason }] };
  }
  if (isAboutLocalPriors(event)) {
    const localPriors = nextLocalPriors(before.localPriors, event);
    return localPriors === before.localPriors ? null : { localPriors };
  }
  if (isAboutWatch(event)) {
    const watch = nextWatch(before.watch, event);
    return watch === before.watch ? null : { watch };
  }
  const liveblog = nextLiveblog(before.liveblog, event);
  return liveblog === before.liveblog ? null : { liveblog };
}

interface Change {
  readonly contest: Contest;
  readonly tally: Tally;
  readonly entries: readonly TimelineEntry[];
}

/** What an event about a contest changes; null when nothing. */
function changeBy(roll: Roll, state: NightState, event: ContestEvent): Change | null {
  const before = state.contests[event.constituencyId] ?? emptyContest;
  const contest = nextContest(before, event);
  if (contest === before) return null;
  const tally = retally(state.tally, constituencyOf(roll, event.constituencyId), before, contest);
  return { contest, tally, entries: timelineOf(roll, state, { contest, tally }, event) };
}

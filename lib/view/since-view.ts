import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { formatTimeAndDay } from '#lib/format/times.ts';
import { goesOnFrom, type SinceBase } from './since-base.ts';
import {
  type ChangeEntry,
  correctionsSince,
  landmarksSince,
  majoritySince,
  peopleSince,
} from './since-view-entries.ts';
import { type SincePartyRow, sincePartyRows } from './since-view-parties.ts';
import { type GainsOfParty, gainsSince, type NotedSeats, notedSeats } from './since-view-seats.ts';
import { sinceHeadline, sinceStory, statesOfPlay } from './since-view-words.ts';

/** What changed between a moment of the night and the moment that the page shows. */
export type SinceView =
  | SinceChanges
  /** The page stands before the moment asked for, or the night is another one. */
  | { readonly kind: 'notYet'; readonly headline: string; readonly story: string };

export interface SinceChanges {
  readonly kind: 'changes';
  readonly headline: string;
  readonly story: string;
  /** "01:00" and "05:30": what heads the columns of then and now. */
  readonly thenTime: string;
  readonly nowTime: string;
  readonly play: { readonly before: string; readonly after: string };
  readonly parties: readonly SincePartyRow[];
  readonly majority: readonly ChangeEntry[];
  readonly people: readonly ChangeEntry[];
  readonly firsts: readonly ChangeEntry[];
  readonly noted: readonly NotedSeats[];
  readonly gains: readonly GainsOfParty[];
  readonly corrections: readonly ChangeEntry[];
}

export function sinceView(roll: Roll, base: SinceBase, state: NightState, nightNowMs: number): SinceView {
  if (!goesOnFrom(base, state, nightNowMs)) {
    return {
      kind: 'notYet',
      headline: `${formatTimeAndDay(base.atMs)} is still to come`,
      story: `This page stands at ${formatTimeAndDay(nightNowMs)}, before the moment that you ask about.`,
    };
  }
  const entries = state.timeline.slice(base.entries);
  return {
    kind: 'changes',
    headline: sinceHeadline(roll, base, state),
    story: sinceStory(roll, base, state),
    ...thenAndNow(base.atMs, nightNowMs),
    play: statesOfPlay(roll, base, state, nightNowMs),
    parties: sincePartyRows(roll, base.tally, state.tally),
    majority: majoritySince(roll, state, entries),
    people: peopleSince(roll, state, entries),
    firsts: landmarksSince(roll, state, entries),
    noted: notedSeats(roll, state, entries),
    gains: gainsSince(roll, state, entries),
    corrections: correctionsSince(roll, state, entries),
  };
}

/** Times alone on one day; with their days where they differ, so that nobody takes Friday's 05:00 for Saturday's. */
function thenAndNow(thenMs: number, nowMs: number): Pick<SinceChanges, 'thenTime' | 'nowTime'> {
  const [thenTime = '', thenDay] = formatTimeAndDay(thenMs).split(', ');
  const [nowTime = '', nowDay = ''] = formatTimeAndDay(nowMs).split(', ');
  if (thenDay === nowDay || nowMs - thenMs < DAY_MS / 2) return { thenTime, nowTime };
  return { thenTime: `${thenDay?.slice(0, 3)} ${thenTime}`, nowTime: `${nowDay.slice(0, 3)} ${nowTime}` };
}

const DAY_MS = 86_400_000;

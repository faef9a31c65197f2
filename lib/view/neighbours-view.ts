import { defending } from '#lib/election/derive/hold-or-gain.ts';
import { majority } from '#lib/election/derive/majority.ts';
import { resultSummary } from '#lib/election/derive/result-summary.ts';
import type { Constituency } from '#lib/election/reference.ts';
import { constituencyOf, type Roll } from '#lib/election/roll.ts';
import { type Contest, emptyContest, type NightState } from '#lib/election/state.ts';
import { formatCount, UNKNOWN } from '#lib/format/numbers.ts';
import { outcomeWords, stillToCome } from './constituency-view-words.ts';
import { type MiniMapView, miniMap } from './neighbours-view-map.ts';
import { resultMark } from './result-mark.ts';
import { type TagView, tagOf } from './tag-view.ts';

export interface AroundView {
  readonly map: MiniMapView | null;
  readonly seats: readonly NeighbourView[];
}

export interface NeighbourView {
  readonly slug: string;
  readonly name: string;
  /** Who won it, or who defends it; null where nobody does. */
  readonly tag: TagView | null;
  readonly isTagOutlined: boolean;
  /** "hold", "gain from Labour", "Awaiting" */
  readonly outcome: string;
  /** In votes; an en dash until figures are declared. */
  readonly majority: string;
}

/** The seats that touch it, by name, and the map round it; null in a pack that knows neither. */
export function aroundView(roll: Roll, state: NightState, centre: Constituency): AroundView | null {
  const map = miniMap(roll, state, centre);
  const seats = centre.neighbours
    .map((id) => constituencyOf(roll, id))
    .sort((left, right) => left.name.localeCompare(right.name, 'en-GB'))
    .map((each) => neighbourView(roll, each, state.contests[each.id] ?? emptyContest));
  return map === null && seats.length === 0 ? null : { map, seats };
}

function neighbourView(roll: Roll, constituency: Constituency, contest: Contest): NeighbourView {
  const about = { slug: constituency.slug, name: constituency.name };
  const summary = resultSummary(constituency, contest);
  if (summary === null) {
    const defender = defending(constituency.base);
    const tag = defender === null ? null : tagOf(roll, defender.standing);
    return { ...about, tag, isTagOutlined: true, outcome: stillToCome(contest), majority: UNKNOWN };
  }
  const lead = contest.phase.kind === 'declared' ? majority(contest.phase.figures) : null;
  return {
    ...about,
    tag: tagOf(roll, summary.standing),
    isTagOutlined: false,
    outcome: announced(outcomeWords(roll, summary.outcome), contest),
    majority: lead === null ? UNKNOWN : formatCount(lead.votes),
  };
}

function announced(words: string, contest: Contest): string {
  if (contest.phase.kind === 'rush') return `${words}, figures to come`;
  const mark = resultMark(contest);
  return mark === '' ? words : `${words}, ${mark}`;
}

import { majority } from '#lib/election/derive/majority.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import { candidateOf, type Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { formatCount } from '#lib/format/numbers.ts';
import { type TagView, tagOf } from './tag-view.ts';

/** The declared seats with the smallest majorities. */
export interface ClosestView {
  readonly rows: readonly ClosestRow[];
}

export interface ClosestRow {
  readonly id: ConstituencyId;
  readonly slug: string;
  readonly name: string;
  readonly winner: TagView;
  readonly runnerUp: TagView;
  readonly majority: string;
}

const ROWS_SHOWN = 12;

export function closestView(roll: Roll, state: NightState): ClosestView {
  const rows = roll.reference.constituencies.flatMap((constituency) => {
    const contest = state.contests[constituency.id];
    if (contest?.phase.kind !== 'declared') return [];
    const lead = majority(contest.phase.figures);
    return lead === null ? [] : [{ constituency, contest, winner: contest.phase.winner, lead }];
  });
  const closest = rows.sort((left, right) => left.lead.votes - right.lead.votes).slice(0, ROWS_SHOWN);
  return {
    rows: closest.map(({ constituency, contest, winner, lead }) => ({
      id: constituency.id,
      slug: constituency.slug,
      name: constituency.name,
      winner: tagOf(roll, candidateOf(constituency, contest, winner).standing),
      runnerUp: tagOf(roll, candidateOf(constituency, contest, lead.runnerUp).standing),
      majority: formatCount(lead.votes),
    })),
  };
}

import { addCounts } from './counts.ts';
import { holdOrGain } from './derive/hold-or-gain.ts';
import { votesOf } from './derive/winner.ts';
import type { CandidateId, Standing } from './ids.ts';
import type { Constituency } from './reference.ts';
import { candidateOf, candidatesOf, constituencyOf, type Roll } from './roll.ts';
import {
  type AreaTally,
  type Contest,
  type Counts,
  type DeclaredPhase,
  emptyTally,
  type NightState,
  type Tally,
} from './state.ts';

/** The totals after one contest changed: its old share of them is taken away and its new one added. */
export function retally(
  tally: Tally,
  constituency: Constituency,
  before: Contest | undefined,
  after: Contest,
): Tally {
  const without = before === undefined ? tally : combine(tally, contribution(constituency, before), -1);
  return combine(without, contribution(constituency, after), 1);
}

/** The totals from nothing. `retally` must always agree with it. */
export function recomputeTally(roll: Roll, contests: NightState['contests']): Tally {
  const all = Object.entries(contests) as [Constituency['id'], Contest][];
  return all.reduce(
    (sum, [id, contest]) => retally(sum, constituencyOf(roll, id), undefined, contest),
    emptyTally,
  );
}

/** What one contest adds to the totals. */
function contribution(constituency: Constituency, contest: Contest): Tally {
  const { phase } = contest;
  switch (phase.kind) {
    case 'declared':
      return {
        ...seatTaken(constituency, contest, phase.winner),
        declared: 1,
        areas: { [constituency.region]: areaContribution(constituency, contest, phase) },
      };
    case 'rush':
      return { ...seatTaken(constituency, contest, phase.winner), rush: 1 };
    case 'withdrawn':
      return { ...emptyTally, withdrawn: 1 };
    case 'postponed':
      return { ...emptyTally, postponed: 1 };
    case 'awaiting':
    case 'counting':
    case 'recount':
      return emptyTally;
    default:
      return phase satisfies never;
  }
}

function seatTaken(constituency: Constituency, contest: Contest, winner: CandidateId): Tally {
  const candidate = candidateOf(constituency, contest, winner);
  const outcome = holdOrGain(candidate, constituency.base);
  return {
    ...emptyTally,
    seats: one(candidate.standing),
    gains: outcome.kind === 'gain' ? one(candidate.standing) : {},
    losses: outcome.kind === 'gain' ? one(outcome.from) : {},
  };
}

function areaContribution(constituency: Constituency, contest: Contest, phase: DeclaredPhase): AreaTally {
  const votes = votesByStanding(constituency, contest, phase);
  const validVotes = Object.values(phase.figures.votes).reduce((sum, each) => sum + each, 0);
  const { base } = constituency;
  return {
    declared: 1,
    electorate: phase.figures.electorate,
    validVotes,
    votes,
    baseValidVotes: base?.validVotes ?? 0,
    baseVotes: base === null ? {} : sumByStanding(base.entries.map((each) => [each.standing, each.votes])),
    validVotesWithBase: base === null ? 0 : validVotes,
    votesWithBase: base === null ? {} : votes,
  };
}

function votesByStanding(
  constituency: Constituency,
  contest: Contest,
  phase: DeclaredPhase,
): Counts<Standing> {
  const standings = new Map(candidatesOf(constituency, contest).map((each) => [each.id, each.standing]));
  return sumByStanding(
    votesOf(phase.figures).flatMap(([id, votes]) => {
      const standing = standings.get(id);
      return standing === undefined ? [] : [[standing, votes] as const];
    }),
  );
}

function sumByStanding(rows: readonly (readonly [Standing, number])[]): Counts<Standing> {
  return rows.reduce<Counts<Standing>>((sum, [standing, votes]) => addCounts(sum, { [standing]: votes }), {});
}

function combine(left: Tally, right: Tally, factor: 1 | -1): Tally {
  return {
    declared: left.declared + factor * right.declared,
    rush: left.rush + factor * right.rush,
    withdrawn: left.withdrawn + factor * right.withdrawn,
    postponed: left.postponed + factor * right.postponed,
    seats: addCounts(left.seats, right.seats, factor),
    gains: addCounts(left.gains, right.gains, factor),
    losses: addCounts(left.losses, right.losses, factor),
    areas: combineAreas(left.areas, right.areas, factor),
  };
}

function combineAreas(left: Tally['areas'], right: Tally['areas'], factor: 1 | -1): Tally['areas'] {
  const keys = Object.keys(right) as (keyof Tally['areas'])[];
  if (keys.length === 0) return left;
  const sum: Record<string, AreaTally> = { ...left };
  for (const key of keys) {
    const area = combineArea(left[key] ?? emptyArea, right[key] ?? emptyArea, factor);
    // An area with nothing declared is left out, so that equal totals are equal objects.
    if (area.declared === 0) delete sum[key];
    else sum[key] = area;
  }
  return sum;
}

export const emptyArea: AreaTally = {
  declared: 0,
  electorate: 0,
  validVotes: 0,
  votes: {},
  baseValidVotes: 0,
  baseVotes: {},
  validVotesWithBase: 0,
  votesWithBase: {},
};

/** One area's totals joined with another's, or taken from them. */
export function combineArea(left: AreaTally, right: AreaTally, factor: 1 | -1 = 1): AreaTally {
  return {
    declared: left.declared + factor * right.declared,
    electorate: left.electorate + factor * right.electorate,
    validVotes: left.validVotes + factor * right.validVotes,
    votes: addCounts(left.votes, right.votes, factor),
    baseValidVotes: left.baseValidVotes + factor * right.baseValidVotes,
    baseVotes: addCounts(left.baseVotes, right.baseVotes, factor),
    validVotesWithBase: left.validVotesWithBase + factor * right.validVotesWithBase,
    votesWithBase: addCounts(left.votesWithBase, right.votesWithBase, factor),
  };
}

function one(standing: Standing): Counts<Standing> {
  return { [standing]: 1 } as Counts<Standing>;
}

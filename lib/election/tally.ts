import { addCounts, type Counts } from './counts.ts';
import { holdOrGain } from './derive/hold-or-gain.ts';
import { validVotes, votesOf } from './derive/valid-votes.ts';
import type { CandidateId, Standing } from './ids.ts';
import type { Constituency } from './reference.ts';
import { candidateOf, candidatesOf, constituencyOf, type Roll } from './roll.ts';
import {
  type AreaTally,
  type Contest,
  type DeclaredPhase,
  emptyArea,
  emptyContest,
  emptyTally,
  type NightState,
  type Tally,
} from './state.ts';

/** The totals after one contest changed: its old share of them is taken away and its new one added. */
export function retally(tally: Tally, constituency: Constituency, before: Contest, after: Contest): Tally {
  // A new revision, a flag or its end is no reason to count again.
  if (before.phase === after.phase && before.candidates === after.candidates) return tally;
  const gone = contribution(constituency, before);
  const come = contribution(constituency, after);
  if (gone === null && come === null) return tally;
  const area = tally.areas[constituency.region] ?? emptyArea;
  const without = gone === null ? area : combineArea(area, gone, -1);
  const next = come === null ? without : combineArea(without, come);
  return {
    ...totals(tally, gone, come),
    areas: withArea(tally.areas, constituency.region, next),
  };
}

/** The totals from nothing. `retally` must always agree with it. */
export function recomputeTally(roll: Roll, contests: NightState['contests']): Tally {
  const all = Object.entries(contests) as [Constituency['id'], Contest][];
  return all.reduce(
    (sum, [id, contest]) => retally(sum, constituencyOf(roll, id), emptyContest, contest),
    emptyTally,
  );
}

/** One area's totals joined with another's, or taken from them. */
export function combineArea(left: AreaTally, right: AreaTally, factor: 1 | -1 = 1): AreaTally {
  return {
    declared: left.declared + factor * right.declared,
    rush: left.rush + factor * right.rush,
    withdrawn: left.withdrawn + factor * right.withdrawn,
    postponed: left.postponed + factor * right.postponed,
    seats: addCounts(left.seats, right.seats, factor),
    gains: addCounts(left.gains, right.gains, factor),
    losses: addCounts(left.losses, right.losses, factor),
    withBase: left.withBase + factor * right.withBase,
    electorate: left.electorate + factor * right.electorate,
    validVotes: left.validVotes + factor * right.validVotes,
    votes: addCounts(left.votes, right.votes, factor),
    baseValidVotes: left.baseValidVotes + factor * right.baseValidVotes,
    baseVotes: addCounts(left.baseVotes, right.baseVotes, factor),
    validVotesWithBase: left.validVotesWithBase + factor * right.validVotesWithBase,
    votesWithBase: addCounts(left.votesWithBase, right.votesWithBase, factor),
  };
}

/** What one contest adds to the totals of its region; null while it adds nothing. */
function contribution(constituency: Constituency, contest: Contest): AreaTally | null {
  const { phase } = contest;
  switch (phase.kind) {
    case 'declared':
      return {
        ...seatTaken(constituency, contest, phase.winner),
        ...votesCounted(constituency, contest, phase),
        declared: 1,
      };
    case 'rush':
      return { ...seatTaken(constituency, contest, phase.winner), rush: 1 };
    case 'withdrawn':
      return { ...emptyArea, withdrawn: 1 };
    case 'postponed':
      return { ...emptyArea, postponed: 1 };
    case 'awaiting':
    case 'counting':
    case 'recount':
      return null;
    default:
      return phase satisfies never;
  }
}

function seatTaken(constituency: Constituency, contest: Contest, winner: CandidateId): AreaTally {
  const candidate = candidateOf(constituency, contest, winner);
  const outcome = holdOrGain(candidate, constituency.base);
  return {
    ...emptyArea,
    seats: one(candidate.standing),
    gains: outcome.kind === 'gain' ? one(candidate.standing) : {},
    losses: outcome.kind === 'gain' ? one(outcome.from) : {},
  };
}

function votesCounted(
  constituency: Constituency,
  contest: Contest,
  { figures }: DeclaredPhase,
): Pick<
  AreaTally,
  | 'withBase'
  | 'electorate'
  | 'validVotes'
  | 'votes'
  | 'baseValidVotes'
  | 'baseVotes'
  | 'validVotesWithBase'
  | 'votesWithBase'
> {
  const standings = new Map(candidatesOf(constituency, contest).map((each) => [each.id, each.standing]));
  const votes = sumByStanding(
    votesOf(figures).flatMap(([id, count]) => {
      const standing = standings.get(id);
      return standing === undefined ? [] : [[standing, count] as const];
    }),
  );
  const valid = validVotes(figures);
  const { base } = constituency;
  return {
    withBase: base === null ? 0 : 1,
    electorate: figures.electorate,
    validVotes: valid,
    votes,
    baseValidVotes: base?.validVotes ?? 0,
    baseVotes: base === null ? {} : sumByStanding(base.entries.map((each) => [each.standing, each.votes])),
    validVotesWithBase: base === null ? 0 : valid,
    votesWithBase: base === null ? {} : votes,
  };
}

function totals(tally: Tally, gone: AreaTally | null, come: AreaTally | null): Omit<Tally, 'areas'> {
  const count = (key: 'declared' | 'rush' | 'withdrawn' | 'postponed') =>
    tally[key] - (gone?.[key] ?? 0) + (come?.[key] ?? 0);
  const counts = (key: 'seats' | 'gains' | 'losses') =>
    addCounts(addCounts(tally[key], gone?.[key] ?? {}, -1), come?.[key] ?? {});
  return {
    declared: count('declared'),
    rush: count('rush'),
    withdrawn: count('withdrawn'),
    postponed: count('postponed'),
    seats: counts('seats'),
    gains: counts('gains'),
    losses: counts('losses'),
  };
}

/** An area of which nothing is counted is left out, so that equal totals are equal objects. */
function withArea(areas: Tally['areas'], region: Constituency['region'], area: AreaTally): Tally['areas'] {
  if (area.declared + area.rush + area.withdrawn + area.postponed > 0) return { ...areas, [region]: area };
  const { [region]: _empty, ...others } = areas;
  return others as Tally['areas'];
}

function sumByStanding(rows: readonly (readonly [Standing, number])[]): Counts<Standing> {
  const sum: Partial<Record<Standing, number>> = {};
  for (const [standing, votes] of rows) {
    const total = (sum[standing] ?? 0) + votes;
    // A count of zero is left out: nobody's vote is the same as no candidate.
    if (total !== 0) sum[standing] = total;
  }
  return sum;
}

function one(standing: Standing): Counts<Standing> {
  return { [standing]: 1 } as Counts<Standing>;
}

import { baseShareOfStanding } from '#lib/election/derive/base-share.ts';
import type { Standing } from '#lib/election/ids.ts';
import type { Candidate, Constituency } from '#lib/election/reference.ts';
import { candidatesOf, constituencyOf } from '#lib/election/roll.ts';
import type { Contest } from '#lib/election/state.ts';
import { validVotesOf } from './arithmetic.ts';
import { doubt, type FiguresCase, type Finding, named, warning } from './finding.ts';

/**
 * Two lines fit so much better the other way round. Of the 1,950 results of 2017, 2019 and 2024 four are so unlike their
 * nation. With the first two exchanged it tells six in ten of 2017 and 2019 and one in four of 2024, with the first and
 * the third nine in ten and two in three.
 */
const BETTER_SHARE_MIN = 0.25;
/** And then fit well: what is left of the distance. */
const LEFT_OF_DISTANCE_MAX = 0.35;
/** Seats of the nation with figures, before what a party does there can be told. */
const SEATS_MIN = 3;

/**
 * Two candidates with one another's votes. Neither the sum nor the majority changes by that; only `winner` says which
 * line is whose. So figures that come without any total wait for an editor; with them it is a warning.
 */
export function exchangedFindings(figures: FiguresCase): readonly Finding[] {
  const pair = likelyPair(figures);
  if (pair === null) return [];
  const [one, other] = pair;
  const found = {
    path: 'candidates',
    received: `${one.votes} for ${named(figures, one.id)}, ${other.votes} for ${named(figures, other.id)}`,
    expected: 'votes like those of the same parties in the nation so far; the other way round they are',
    todo: 'Two lines may be exchanged: compare both with the declaration.',
  };
  return [isBare(figures) ? doubt('EXCHANGED', found) : warning('EXCHANGED', found)];
}

/** Nothing in the message that could contradict a figure of it. What the desk enters is entered twice. */
function isBare({ message, context }: FiguresCase): boolean {
  const { winner, majority, validVotes, ballots } = message;
  return (
    context.by === 'feed' && [winner, majority, validVotes, ballots].every((stated) => stated === undefined)
  );
}

interface Line {
  readonly id: string;
  readonly votes: number;
  /** Shares of the valid votes, 0 to 1. */
  readonly share: number;
  readonly expected: number;
}

function likelyPair(figures: FiguresCase): readonly [Line, Line] | null {
  const lines = comparable(figures);
  let found: readonly [Line, Line] | null = null;
  let most = BETTER_SHARE_MIN;
  lines.forEach((one, index) => {
    for (const other of lines.slice(index + 1)) {
      const now = Math.abs(one.share - one.expected) + Math.abs(other.share - other.expected);
      const exchanged = Math.abs(other.share - one.expected) + Math.abs(one.share - other.expected);
      if (now - exchanged < most || exchanged > LEFT_OF_DISTANCE_MAX * now) continue;
      most = now - exchanged;
      found = [one, other];
    }
  });
  return found;
}

/** The lines of parties of which the nation's results tell something so far: last time's share, and the change. */
function comparable(figures: FiguresCase): readonly Line[] {
  const { constituency, standing, message } = figures;
  const sum = validVotesOf(figures);
  if (constituency.base === null || sum === 0) return [];
  const changes = changesSoFar(figures);
  const byId = new Map<string, Candidate>(standing.map((each) => [each.id, each]));
  return message.candidates.flatMap(({ id, votes }) => {
    const candidate = byId.get(id);
    const change = candidate === undefined ? undefined : changes.get(candidate.standing);
    if (candidate === undefined || change === undefined || change.seats < SEATS_MIN) return [];
    const expected = Math.max(0, shareBefore(constituency, candidate.standing) + change.sum / change.seats);
    return [{ id, votes, share: votes / sum, expected }];
  });
}

interface Change {
  seats: number;
  /** Of the changes of share, 0 to 1. */
  sum: number;
}

/** By party, over the declared seats of the nation in which it stood; this seat itself left out. */
function changesSoFar({ state, roll, constituency }: FiguresCase): ReadonlyMap<Standing, Change> {
  const changes = new Map<Standing, Change>();
  for (const [id, contest] of Object.entries(state.contests) as [Constituency['id'], Contest][]) {
    const seat = constituencyOf(roll, id);
    const { phase } = contest;
    if (id === constituency.id || phase.kind !== 'declared' || seat.nation !== constituency.nation) continue;
    const { votes } = phase.figures;
    const sum = Object.values(votes).reduce((total, each) => total + each, 0);
    for (const candidate of candidatesOf(seat, contest)) {
      if (candidate.standing === 'independent' || candidate.standing === 'speaker') continue;
      const change = changes.get(candidate.standing) ?? { seats: 0, sum: 0 };
      change.seats += 1;
      change.sum += (votes[candidate.id] ?? 0) / sum - shareBefore(seat, candidate.standing);
      changes.set(candidate.standing, change);
    }
  }
  return changes;
}

function shareBefore({ base }: Constituency, standing: Standing): number {
  return standing === 'independent' ? 0 : (baseShareOfStanding(base, standing) ?? 0);
}

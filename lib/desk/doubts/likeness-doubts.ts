import type { CandidateId, ConstituencyId } from '#lib/election/ids.ts';
import type { Constituency } from '#lib/election/reference.ts';
import { candidatesOf, constituencyOf } from '#lib/election/roll.ts';
import type { Contest } from '#lib/election/state.ts';
import { editDistance } from '#lib/format/edit-distance.ts';
import { folded } from '#lib/format/folded.ts';
import { counted, formatCount, formatPercent, formatSignedPoints } from '#lib/format/numbers.ts';
import { baseTurnout, type EntryDoubt, fieldOf, type Typed, turnoutTonight } from './doubt.ts';

/** Surnames this near to one another have been confused at a count. */
const LOOKALIKE_LETTERS_MAX = 2;
/** Shorter surnames are near to one another by chance. */
const LOOKALIKE_CHARS_MIN = 4;
/** Turnout of one seat moves by less than this between two general elections. */
const TURNOUT_CHANGE_POINTS_MAX = 12;
/** Measured against seats like it on the same night, it moves by less. */
const TURNOUT_AMONG_LIKE_POINTS_MAX = 8;
/** So many seats of the region make a fair comparison. */
const LIKE_SEATS_MIN = 5;
/** Hardly any candidate has so few votes; digits caught while they are typed do. */
const FEW_VOTES = 20;
/** A party with this share last time does not fall below that. */
const BASE_PERCENT_MIN = 5;
/** Two seats with so few candidates may look alike by chance. */
const CANDIDATES_MIN = 3;

/** Do the figures look like those of this seat, and not like another's, a test's, or half a figure? */
export function likenessDoubts(typed: Typed): readonly EntryDoubt[] {
  return [...turnout(typed), ...partial(typed), ...otherSeat(typed), ...similarNames(typed)];
}

function turnout(typed: Typed): readonly EntryDoubt[] {
  const { isComplete, sum, electorate, constituency } = typed;
  const before = baseTurnout(constituency);
  if (!isComplete || sum === 0 || electorate === 0 || before === null) return [];
  const now = sum / electorate;
  const like = changeInRegion(typed);
  const expected = before + (like?.mean ?? 0);
  const limit = like === null ? TURNOUT_CHANGE_POINTS_MAX : TURNOUT_AMONG_LIKE_POINTS_MAX;
  if (Math.abs(now - expected) * 100 <= limit) return [];
  const others =
    like === null
      ? ''
      : ` ${counted(like.seats, 'seat')} of the region so far: ${formatSignedPoints(like.mean * 100)} points.`;
  return [
    {
      code: 'TURNOUT',
      fields: ['electorate'],
      weight: 'asks',
      words: `Turnout would be ${formatPercent(now)}; last time it was ${formatPercent(before)} here.${others} Ask for the number of ballot papers.`,
    },
  ];
}

/** How turnout moved in the declared seats of the region, 0 to 1; null before there are enough of them. */
function changeInRegion({ roll, state, constituency }: Typed) {
  const changes = roll.reference.constituencies.flatMap((each) => {
    if (each.region !== constituency.region || each.id === constituency.id) return [];
    const contest = state.contests[each.id];
    const now = contest === undefined ? null : turnoutTonight(contest);
    const before = baseTurnout(each);
    return now === null || before === null ? [] : [now - before];
  });
  if (changes.length < LIKE_SEATS_MIN) return null;
  return { seats: changes.length, mean: changes.reduce((sum, each) => sum + each, 0) / changes.length };
}

function partial({ votes, standing, constituency: { base }, isComplete }: Typed): readonly EntryDoubt[] {
  if (!isComplete || base === null) return [];
  return standing.flatMap((candidate): readonly EntryDoubt[] => {
    const count = votes.get(candidate.id) ?? 0;
    const had = base.entries.find(
      ({ standing: party }) => party === candidate.standing && party !== 'independent',
    );
    if (count >= FEW_VOTES || had === undefined || had.votes * 100 < BASE_PERCENT_MIN * base.validVotes) {
      return [];
    }
    const words = `${candidate.name} has ${formatCount(count)}; the party had ${formatCount(had.votes)} last time. Is the figure whole?`;
    return [{ code: 'PARTIAL_ENTRY', fields: [fieldOf(candidate.id)], weight: 'asks', words }];
  });
}

function otherSeat({ roll, state, constituency, standing, votes, isComplete }: Typed): readonly EntryDoubt[] {
  if (!isComplete || standing.length < CANDIDATES_MIN) return [];
  const mine = standing.map(({ id }) => votes.get(id));
  const contests = Object.entries(state.contests) as [ConstituencyId, Contest][];
  const found = contests.find(([id, contest]) => {
    if (id === constituency.id || contest.phase.kind !== 'declared') return false;
    const theirs = inBallotOrder(constituencyOf(roll, id), contest, contest.phase.figures.votes);
    return theirs.length === mine.length && theirs.every((count, place) => count === mine[place]);
  });
  if (found === undefined) return [];
  const words = `These are exactly the figures of ${constituencyOf(roll, found[0]).name}.`;
  return [{ code: 'ROW_SHIFT', fields: [], weight: 'asks', words }];
}

function inBallotOrder(
  constituency: Constituency,
  contest: Contest,
  votes: Readonly<Record<CandidateId, number>>,
): readonly number[] {
  return candidatesOf(constituency, contest).map(({ id }) => votes[id] ?? -1);
}

function similarNames({ standing }: Typed): readonly EntryDoubt[] {
  return standing.flatMap((left, place) =>
    standing.slice(place + 1).flatMap((right): readonly EntryDoubt[] => {
      const fields = [fieldOf(left.id), fieldOf(right.id)];
      const isSame = folded(left.name) === folded(right.name);
      if (!isSame && !areAlike(folded(left.surname), folded(right.surname))) return [];
      const words = `${left.name} and ${right.name} are easily mistaken: see who stands for which party.`;
      return [{ code: isSame ? 'SAME_NAME' : 'LOOKALIKE', fields, weight: 'notes', words }];
    }),
  );
}

function areAlike(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < LOOKALIKE_CHARS_MIN) return false;
  return editDistance(one, other) <= LOOKALIKE_LETTERS_MAX;
}

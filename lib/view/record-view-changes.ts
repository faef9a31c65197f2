import { holdOrGain } from '#lib/election/derive/hold-or-gain.ts';
import { majority } from '#lib/election/derive/majority.ts';
import { validVotes } from '#lib/election/derive/valid-votes.ts';
import type { PublicResult } from '#lib/election/public-results.ts';
import { candidatesOf } from '#lib/election/roll.ts';
import { formatCount } from '#lib/format/numbers.ts';
import { personOf, type Seat } from './constituency-view-seat.ts';
import { nameAmongParties, outcomeWords } from './constituency-view-words.ts';

/** One figure that a later result changed. */
export interface ChangeView {
  readonly figure: string;
  readonly was: string;
  readonly is: string;
}

/** What differs between two public results of the seat, the winner first. */
export function changesBetween(seat: Seat, before: PublicResult, after: PublicResult): readonly ChangeView[] {
  const pairs: readonly ChangeView[] = [
    { figure: 'Winner', was: winnerWords(seat, before), is: winnerWords(seat, after) },
    ...candidatesOf(seat.constituency, seat.contest).map(({ id, name }) => ({
      figure: name,
      was: formatCount(before.figures.votes[id] ?? null),
      is: formatCount(after.figures.votes[id] ?? null),
    })),
    pair('Majority', before, after, (result) => majority(result.figures)?.votes ?? null),
    pair('Valid votes', before, after, (result) => validVotes(result.figures)),
    pair('Rejected papers', before, after, (result) => result.figures.rejectedBallots),
    pair('Electorate', before, after, (result) => result.figures.electorate),
  ];
  return pairs.filter(({ was, is }) => was !== is);
}

function pair(
  figure: string,
  before: PublicResult,
  after: PublicResult,
  count: (result: PublicResult) => number | null,
): ChangeView {
  return { figure, was: formatCount(count(before)), is: formatCount(count(after)) };
}

/** "Labour hold, majority 528." */
export function resultWords(seat: Seat, result: PublicResult): string {
  const { roll, constituency } = seat;
  const winner = personOf(seat, result.winner);
  const outcome = outcomeWords(roll, holdOrGain(winner, constituency.base));
  const lead = majority(result.figures);
  const by = lead === null ? '' : `, majority ${formatCount(lead.votes)}`;
  return `${nameAmongParties(roll, winner)} ${outcome}${by}.`;
}

function winnerWords(seat: Seat, { winner }: PublicResult): string {
  const person = personOf(seat, winner);
  return `${person.name} (${nameAmongParties(seat.roll, { ...person, name: null })})`;
}

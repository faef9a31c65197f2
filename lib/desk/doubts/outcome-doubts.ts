import { defending } from '#lib/election/derive/hold-or-gain.ts';
import { leaders, winnerOf } from '#lib/election/derive/winner.ts';
import type { CandidateId } from '#lib/election/ids.ts';
import { listOf, standingName } from '#lib/format/names.ts';
import { formatCount } from '#lib/format/numbers.ts';
import { type EntryDoubt, fieldOf, figuresTyped, nameOf, type Typed } from './doubt.ts';
import { exchangeThatFits } from './exchanged-digits.ts';

/** A majority of this share of the vote is called very safe. */
const SAFE_PERCENT_MIN = 40;

/** Who would be elected, by how much, and does the announcement say the same? Only of complete figures. */
export function outcomeDoubts(typed: Typed): readonly EntryDoubt[] {
  if (!typed.isComplete || typed.sum === 0) return [];
  return [
    ...tie(typed),
    ...winnerMismatch(typed),
    ...majorityMismatch(typed),
    ...winnerChange(typed),
    ...safeSeatLost(typed),
  ];
}

function tie(typed: Typed): readonly EntryDoubt[] {
  const figures = figuresTyped(typed);
  const first = leaders(figures);
  const { lot } = typed.form;
  if (first.length === 1) {
    if (lot === null) return [];
    const words = `${nameOf(typed, lot)} is marked as chosen by lot, but there is no tie.`;
    return [{ code: 'LOT_MISMATCH', fields: ['lot'], weight: 'stops', words }];
  }
  if (winnerOf(figures) !== null) return [];
  const names = listOf(first.map((id) => nameOf(typed, id)));
  const words = `${names} have equal votes. The returning officer draws lots: say whom the lot chose.`;
  return [{ code: 'TIE', fields: ['lot', ...first.map(fieldOf)], weight: 'stops', words }];
}

function winnerMismatch(typed: Typed): readonly EntryDoubt[] {
  const announced = typed.form.winner;
  if (announced === null) return [];
  const figures = figuresTyped(typed);
  const first = leaders(figures);
  const winner = winnerOf(figures);
  if (winner === null ? first.includes(announced) : winner === announced) return [];
  const most = listOf(first.map((id) => nameOf(typed, id)));
  return [
    {
      code: 'WINNER_MISMATCH',
      fields: ['winner', fieldOf(announced), ...first.map(fieldOf)],
      weight: 'asks',
      words: `${nameOf(typed, announced)} was announced as elected, but ${most} has most votes: two lines may be exchanged.`,
    },
  ];
}

function majorityMismatch(typed: Typed): readonly EntryDoubt[] {
  const { majority: announced, votes } = typed;
  const made = leadIn(votes);
  if (announced === null || announced === made) return [];
  const exchange = exchangeThatFits(votes, (other) => leadIn(other) === announced);
  const hint =
    exchange === null
      ? 'Compare the two highest figures with the declaration.'
      : `It fits if ${nameOf(typed, exchange.id)} has ${formatCount(exchange.meant)}, not ${formatCount(exchange.typed)}.`;
  return [
    {
      code: 'MAJORITY_MISMATCH',
      fields: ['majority', ...(exchange === null ? [] : [fieldOf(exchange.id)])],
      weight: 'asks',
      words: `The announced majority is ${formatCount(announced)}; the figures make it ${formatCount(made)}. ${hint}`,
    },
  ];
}

function leadIn(votes: ReadonlyMap<CandidateId, number>): number {
  const [first = 0, second = 0] = [...votes.values()].sort((left, right) => right - left);
  return first - second;
}

function winnerChange(typed: Typed): readonly EntryDoubt[] {
  const { phase } = typed.contest;
  const winner = winnerOf(figuresTyped(typed));
  if ((phase.kind !== 'declared' && phase.kind !== 'rush') || winner === null || winner === phase.winner) {
    return [];
  }
  return [
    {
      code: 'WINNER_CHANGE',
      fields: [fieldOf(winner), fieldOf(phase.winner)],
      weight: 'asks',
      words: `This changes the winner: ${nameOf(typed, phase.winner)} is public, ${nameOf(typed, winner)} would be. Two editors must agree.`,
    },
  ];
}

function safeSeatLost(typed: Typed): readonly EntryDoubt[] {
  const { constituency, roll } = typed;
  const { base } = constituency;
  const defender = defending(base);
  const elected = typed.standing.find(({ id }) => id === winnerOf(figuresTyped(typed)));
  if (base === null || defender === null || elected === undefined) return [];
  const lead = defender.votes - (base.entries[1]?.votes ?? 0);
  if (elected.standing === defender.standing || lead * 100 < SAFE_PERCENT_MIN * base.validVotes) return [];
  return [
    {
      code: 'SAFE_SEAT_LOST',
      fields: [fieldOf(elected.id)],
      weight: 'asks',
      words: `${standingName(roll, defender.standing)} had a majority of ${formatCount(lead)} here: make sure that no lines are exchanged.`,
    },
  ];
}

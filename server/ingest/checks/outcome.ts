import { leaders, winnerOf } from '#lib/election/derive/winner.ts';
import type { Figures } from '#lib/election/events.ts';
import { figuresOf } from '../judge-fact.ts';
import { doubt, type FiguresCase, type Finding, named, warning } from './finding.ts';

/** Who is elected, by how much, and whether the source says the same. */
export function outcomeFindings(figures: FiguresCase): readonly Finding[] {
  const declared = figuresOf(figures);
  return [
    ...tieFindings(figures, declared),
    ...winnerFindings(figures, declared),
    ...majorityFindings(figures, declared),
  ];
}

/** Equal highest votes are settled by lot, never by us. */
function tieFindings(figures: FiguresCase, declared: Figures): readonly Finding[] {
  const { message } = figures;
  const first = leaders(declared);
  const lot = message.decidedByLot ?? null;
  const path = 'decidedByLot';
  if (first.length > 1 && winnerOf(declared) === null) {
    const expected = `the candidate whom the lot chose, one of ${first.map((id) => named(figures, id)).join(', ')}`;
    const todo = 'Ask the returning officer whom the lot chose.';
    return [doubt('TIE', { path, received: lot ?? undefined, expected, todo }, { held: true })];
  }
  if (first.length > 1) {
    const expected = `the winner among ${first.length} with equal votes`;
    return [
      warning('TIE_BY_LOT', {
        path,
        received: lot,
        expected,
        todo: 'Say in the liveblog how it was decided.',
      }),
    ];
  }
  if (lot === null) return [];
  const todo = 'Compare the two highest figures with the declaration: they should be equal.';
  return [doubt('LOT_MISMATCH', { path, received: lot, expected: 'no lot: the highest votes differ', todo })];
}

function winnerFindings(figures: FiguresCase, declared: Figures): readonly Finding[] {
  const { message } = figures;
  if (message.winner === undefined) return [];
  const first = leaders(declared);
  const winner = winnerOf(declared);
  const agrees =
    winner === null ? (first as readonly string[]).includes(message.winner) : winner === message.winner;
  if (agrees) return [];
  const expected = `${first.map((id) => named(figures, id)).join(' or ')}, who has most votes`;
  const todo = 'Two lines may be exchanged: compare with the declaration.';
  return [
    doubt('WINNER_MISMATCH', { path: 'winner', received: named(figures, message.winner), expected, todo }),
  ];
}

function majorityFindings({ message }: FiguresCase, declared: Figures): readonly Finding[] {
  if (message.majority === undefined) return [];
  const [first = 0, second = 0] = Object.values(declared.votes).sort((left, right) => right - left);
  if (message.majority === first - second) return [];
  const expected = `${first - second}: ${first} less ${second}`;
  const todo = 'Compare the two highest figures with the declaration.';
  return [doubt('MAJORITY_MISMATCH', { path: 'majority', received: message.majority, expected, todo })];
}

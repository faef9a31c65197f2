import { winnerOf } from '#lib/election/derive/winner.ts';
import type { Figures } from '#lib/election/events.ts';
import type { CandidateId } from '#lib/election/ids.ts';
import type { EntryContent, EntryFigures } from './entry.ts';

/** How what two people say of one contest compares. */
export type Agreement =
  | 'same'
  /** One of them is wrong. */
  | 'differs'
  /** They speak of different things, and both may be right. */
  | 'apart';

/**
 * Compares in substance: votes, electorate, rejected papers, lot, winner, number of the recount, and what is said at
 * all. Not the time, the source or a reason, which two people word differently; nor what is only a second look at the
 * votes. `electorate` is the one that holds where an entry gives none.
 */
export function agreementOf(left: EntryContent, right: EntryContent, electorate: number): Agreement {
  if (left.kind !== right.kind) return agreementOfKinds(left, right, electorate);
  switch (left.kind) {
    case 'result':
    case 'correction':
      return sameOrNot('figures' in right && isSame(left.figures, right.figures, electorate));
    case 'rush':
      return sameOrNot('winner' in right && left.winner === right.winner);
    case 'recount':
      return sameOrNot('recount' in right && left.recount === right.recount);
    case 'flag':
      return sameOrNot('words' in right && left.words === right.words);
    case 'counting':
    case 'withdrawal':
    case 'postponement':
    case 'flagCleared':
      return 'same';
    default:
      return left satisfies never;
  }
}

/** Figures of another winner contradict an announcement. Anything else of another kind is another matter. */
function agreementOfKinds(left: EntryContent, right: EntryContent, electorate: number): Agreement {
  const [announced, counted] = left.kind === 'rush' ? [left, right] : [right, left];
  if (announced.kind !== 'rush' || !('figures' in counted)) return 'apart';
  const winner = winnerOf(figuresOf(counted.figures, electorate));
  return winner === null || winner === announced.winner ? 'apart' : 'differs';
}

function sameOrNot(isEqual: boolean): Agreement {
  return isEqual ? 'same' : 'differs';
}

function isSame(left: EntryFigures, right: EntryFigures, electorate: number): boolean {
  const ids = Object.keys({ ...left.votes, ...right.votes }) as CandidateId[];
  return (
    ids.every((id) => left.votes[id] === right.votes[id]) &&
    (left.electorate ?? electorate) === (right.electorate ?? electorate) &&
    left.rejectedBallots === right.rejectedBallots &&
    left.decidedByLot === right.decidedByLot
  );
}

/** Figures of an entry as a result has them. */
function figuresOf(figures: EntryFigures, electorate: number): Figures {
  const { votes, rejectedBallots, decidedByLot, declaredAt } = figures;
  return { votes, electorate: figures.electorate ?? electorate, rejectedBallots, decidedByLot, declaredAt };
}

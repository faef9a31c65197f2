import { type EntryDoubt, type TypedSeat, typedOf } from './doubts/doubt.ts';
import { historyDoubts } from './doubts/history-doubts.ts';
import { likenessDoubts } from './doubts/likeness-doubts.ts';
import { outcomeDoubts } from './doubts/outcome-doubts.ts';
import { sumDoubts } from './doubts/sum-doubts.ts';
import { hasFiguresIn } from './entry-form.ts';

const WEIGHTS: readonly EntryDoubt['weight'][] = ['stops', 'asks', 'notes'];

/**
 * What is doubtful about figures as they are being typed, the gravest first. It is advice: ingest judges what is
 * handed in by its own rules, and asks again for whatever was not confirmed.
 */
export function entryDoubts(seat: TypedSeat): readonly EntryDoubt[] {
  if (!hasFiguresIn(seat.form.kind)) return [];
  const typed = typedOf(seat);
  const found = [
    ...sumDoubts(typed),
    ...outcomeDoubts(typed),
    ...historyDoubts(typed),
    ...likenessDoubts(typed),
  ];
  return WEIGHTS.flatMap((weight) => found.filter((each) => each.weight === weight));
}

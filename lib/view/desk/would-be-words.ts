import type { Typed } from '#lib/desk/doubts/doubt.ts';
import { summaryOf } from '#lib/election/derive/result-summary.ts';
import { swingOf } from '#lib/election/derive/swing.ts';
import { winnerOf } from '#lib/election/derive/winner.ts';
import type { Figures } from '#lib/election/events.ts';
import { candidateOf } from '#lib/election/roll.ts';
import { UNKNOWN } from '#lib/format/numbers.ts';
import { swingWords } from '#lib/format/sentences/swing.ts';
import { nameAmongParties, outcomeWords } from '../constituency-view-words.ts';
import type { SumView } from './form-view.ts';

/** Who would take the seat and with what swing; unknown until the figures say. */
export function resultLine(typed: Typed, figures: Figures | null): SumView {
  const winner = figures === null ? null : winnerOf(figures);
  if (figures === null || winner === null) return { term: 'Result', value: UNKNOWN, note: '' };
  const { roll, constituency, contest } = typed;
  const { outcome } = summaryOf(constituency, contest, winner);
  const swing = swingOf(constituency, contest, { figures, winner });
  return {
    term: 'Result',
    value: `${nameAmongParties(roll, candidateOf(constituency, contest, winner))} ${outcomeWords(roll, outcome)}`,
    note: swing === null ? 'no swing to give' : `swing ${swingWords(roll, swing)}`,
  };
}

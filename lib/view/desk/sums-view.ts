import { figuresTyped, type Typed } from '#lib/desk/doubts/doubt.ts';
import { majority } from '#lib/election/derive/majority.ts';
import { summaryOf } from '#lib/election/derive/result-summary.ts';
import { swingOf } from '#lib/election/derive/swing.ts';
import { turnoutOfValidVotes } from '#lib/election/derive/turnout.ts';
import { winnerOf } from '#lib/election/derive/winner.ts';
import type { Figures } from '#lib/election/events.ts';
import { candidateOf } from '#lib/election/roll.ts';
import { counted, formatCount, formatPercent, UNKNOWN } from '#lib/format/numbers.ts';
import { swingWords } from '#lib/format/sentences/swing.ts';
import { nameAmongParties, outcomeWords } from '../constituency-view-words.ts';

/** One line of the live arithmetic. */
export interface SumView {
  readonly term: string;
  readonly value: string;
  readonly note: string;
}

/** What the figures come to while they are typed; unknown until they are complete. */
export function sumsOf(typed: Typed): readonly SumView[] {
  const { isComplete, votes, standing, sum, rejectedBallots } = typed;
  const figures = figuresTyped(typed);
  const winner = isComplete && sum > 0 ? winnerOf(figures) : null;
  const lead = winner === null ? null : majority(figures);
  const rejected = rejectedBallots === null ? '' : `with rejected ${formatCount(sum + rejectedBallots)}`;
  return [
    {
      term: 'Valid votes',
      value: formatCount(sum),
      note: isComplete ? rejected : `${votes.size} of ${counted(standing.length, 'candidate')}`,
    },
    {
      term: 'Turnout',
      value: isComplete ? formatPercent(turnoutOfValidVotes(figures)) : UNKNOWN,
      note: `of ${formatCount(typed.electorate)}`,
    },
    {
      term: 'Majority',
      value: formatCount(lead?.votes ?? null),
      note: lead === null ? '' : `${formatPercent(lead.share)} of the vote`,
    },
    resultLine(typed, winner === null ? null : figures),
  ];
}

/** Who would take the seat and with what swing; unknown until the figures say. */
function resultLine(typed: Typed, figures: Figures | null): SumView {
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

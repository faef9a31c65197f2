import { type ResultSummary, resultSummary } from '#lib/election/derive/result-summary.ts';
import type { Constituency } from '#lib/election/reference.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { Contest } from '#lib/election/state.ts';
import { type ResultMark, resultMark } from './result-mark.ts';
import { type TagView, tagOf } from './tag-view.ts';

/** Who took a seat and how. */
export interface OutcomeView {
  readonly winner: TagView;
  readonly verb: 'hold' | 'gain from' | 'win';
  readonly from: TagView | null;
  /** "in doubt", "corrected"; empty for a plain result, and where it is said another way. */
  readonly mark: ResultMark;
}

/** Null until a winner is announced. */
export function outcomeView(
  roll: Roll,
  constituency: Constituency,
  contest: Contest | undefined,
): OutcomeView | null {
  const summary = resultSummary(constituency, contest);
  if (summary === null || contest === undefined) return null;
  return outcomeOf(roll, summary, resultMark(contest));
}

export function outcomeOf(
  roll: Roll,
  { standing, outcome }: ResultSummary,
  mark: ResultMark = '',
): OutcomeView {
  const winner = tagOf(roll, standing);
  switch (outcome.kind) {
    case 'hold':
      return { winner, verb: 'hold', from: null, mark };
    case 'gain':
      return { winner, verb: 'gain from', from: tagOf(roll, outcome.from), mark };
    case 'new':
      return { winner, verb: 'win', from: null, mark };
    default:
      return outcome satisfies never;
  }
}

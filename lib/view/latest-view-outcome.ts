import { type ResultSummary, resultSummary } from '#lib/election/derive/result-summary.ts';
import type { Constituency } from '#lib/election/reference.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { Contest } from '#lib/election/state.ts';
import { type TagView, tagOf } from './tag-view.ts';

/** Who took a seat and how. */
export interface OutcomeView {
  readonly winner: TagView;
  readonly verb: 'hold' | 'gain from' | 'win';
  readonly from: TagView | null;
}

/** Null until a winner is announced. */
export function outcomeView(
  roll: Roll,
  constituency: Constituency,
  contest: Contest | undefined,
): OutcomeView | null {
  const summary = resultSummary(constituency, contest);
  return summary === null ? null : outcomeOf(roll, summary);
}

export function outcomeOf(roll: Roll, { standing, outcome }: ResultSummary): OutcomeView {
  const winner = tagOf(roll, standing);
  switch (outcome.kind) {
    case 'hold':
      return { winner, verb: 'hold', from: null };
    case 'gain':
      return { winner, verb: 'gain from', from: tagOf(roll, outcome.from) };
    case 'new':
      return { winner, verb: 'win', from: null };
    default:
      return outcome satisfies never;
  }
}

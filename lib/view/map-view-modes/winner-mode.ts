import { resultSummary } from '#lib/election/derive/result-summary.ts';
import type { Constituency } from '#lib/election/reference.ts';
import type { Contest } from '#lib/election/state.ts';
import { type ModeReading, PLAIN_NAMES, type SeatValue, valueOfDeclared } from './seat-value.ts';

/** Who won. */
export function winnerMode(): ModeReading {
  return {
    ...PLAIN_NAMES,
    sentence:
      'Each seat has the colour and the letter of whoever won it. An outlined one has a winner whose figures are to come; an empty one has not declared.',
    valueOf: (constituency, contest) =>
      valueOfDeclared(constituency, contest, () => wonBy(constituency, contest)),
  };
}

function wonBy(constituency: Constituency, contest: Contest | undefined): SeatValue {
  const summary = resultSummary(constituency, contest);
  return summary === null
    ? { kind: 'open' }
    : { kind: 'standing', standing: summary.standing, isPale: false, words: '' };
}

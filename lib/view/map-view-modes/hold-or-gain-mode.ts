import { resultSummary } from '#lib/election/derive/result-summary.ts';
import type { Roll } from '#lib/election/roll.ts';
import { verdict } from '#lib/format/sentences/verdict.ts';
import { type ModeReading, PLAIN_NAMES, valueOfDeclared } from './seat-value.ts';

/** Which seats changed hands. */
export function holdOrGainMode(roll: Roll): ModeReading {
  return {
    ...PLAIN_NAMES,
    fullName: 'gain',
    paleName: 'hold',
    noneName: 'No earlier result',
    sentence: `Full colour is a gain, with the colour and the letter of whoever took the seat; pale is a hold. Both are judged against ${roll.reference.election.baseName}.`,
    valueOf: (constituency, contest) =>
      valueOfDeclared(constituency, contest, () => {
        const summary = resultSummary(constituency, contest);
        if (summary === null) return { kind: 'open' };
        if (summary.outcome.kind === 'new') {
          return { kind: 'none', words: 'no earlier result to judge a hold or a gain by' };
        }
        return {
          kind: 'standing',
          standing: summary.standing,
          isPale: summary.outcome.kind === 'hold',
          words: verdict(roll, summary),
        };
      }),
  };
}

import { majority } from '#lib/election/derive/majority.ts';
import { inPoints } from '#lib/election/derive/vote-share.ts';
import { candidateOf, type Roll } from '#lib/election/roll.ts';
import { formatGap } from '#lib/format/numbers.ts';
import { tagOf } from '#lib/view/tag-view.ts';
import { type ModeReading, PLAIN_NAMES, valueOfDeclared } from './seat-value.ts';

/** Who came second. */
export function secondMode(roll: Roll): ModeReading {
  return {
    ...PLAIN_NAMES,
    fullName: 'second',
    noneName: 'Nobody else stood',
    sentence: 'Each seat has the colour and the letter of whoever came second in it.',
    valueOf: (constituency, contest) =>
      valueOfDeclared(constituency, contest, ({ figures }) => {
        const lead = majority(figures);
        if (lead === null) return { kind: 'none', words: 'nobody second, because nobody else stood' };
        const { standing, name } = candidateOf(constituency, contest, lead.runnerUp);
        const who = standing === 'independent' ? `${name}, independent,` : tagOf(roll, standing).name;
        return {
          kind: 'standing',
          standing,
          isPale: false,
          words: `${who} second, ${formatGap(inPoints(lead.share))} points behind`,
        };
      }),
  };
}

import { majority } from '#lib/election/derive/majority.ts';
import { inPoints } from '#lib/election/derive/vote-share.ts';
import { candidateOf } from '#lib/election/roll.ts';
import { formatCount, formatGap } from '#lib/format/numbers.ts';
import { greyBands, type ModeReading, PLAIN_NAMES, stepOf, valueOfDeclared } from './seat-value.ts';

/** In points of the valid votes: a swing of half as much takes the seat. */
const EDGES = [5, 10, 15, 20, 30] as const;

/** How safe the winner is. */
export function majorityMode(): ModeReading {
  return {
    ...PLAIN_NAMES,
    bands: greyBands(EDGES, ' points'),
    noneName: 'Nobody else stood',
    sentence:
      'The stronger a seat’s colour and the higher its number, the larger the majority, in points of the valid votes. The colour is the winner’s.',
    valueOf: (constituency, contest) =>
      valueOfDeclared(constituency, contest, ({ figures, winner }) => {
        const lead = majority(figures);
        if (lead === null) return { kind: 'none', words: 'no majority, because nobody else stood' };
        const points = inPoints(lead.share);
        return {
          kind: 'band',
          band: stepOf(EDGES, points),
          standing: candidateOf(constituency, contest, winner).standing,
          words: `majority ${formatCount(lead.votes)}, ${formatGap(points)} points`,
        };
      }),
  };
}

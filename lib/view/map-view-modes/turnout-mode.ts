import { turnoutOfValidVotes } from '#lib/election/derive/turnout.ts';
import { inPoints } from '#lib/election/derive/vote-share.ts';
import { formatPercent } from '#lib/format/numbers.ts';
import { greyBands, type ModeReading, PLAIN_NAMES, stepOf, valueOfDeclared } from './seat-value.ts';

/** In per cent. Most seats of recent elections lie between the second and the last. */
const EDGES = [50, 55, 60, 65, 70] as const;

/** How many of the electorate voted. */
export function turnoutMode(): ModeReading {
  return {
    ...PLAIN_NAMES,
    bands: greyBands(EDGES, '%'),
    noneName: 'Electorate not known',
    sentence:
      'The darker a seat and the higher its number, the higher the turnout: valid votes over the electorate.',
    valueOf: (constituency, contest) =>
      valueOfDeclared(constituency, contest, ({ figures }) => {
        const turnout = turnoutOfValidVotes(figures);
        if (turnout === null) return { kind: 'none', words: 'turnout not known' };
        return {
          kind: 'band',
          band: stepOf(EDGES, inPoints(turnout)),
          standing: null,
          words: `turnout ${formatPercent(turnout)}`,
        };
      }),
  };
}

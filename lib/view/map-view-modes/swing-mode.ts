import { chosenSwing } from '#lib/election/derive/party-in-seat.ts';
import { directed } from '#lib/election/derive/swing.ts';
import type { PartyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { collectiveName, standingName } from '#lib/format/names.ts';
import { swingWords } from '#lib/format/sentences/swing.ts';
import { tagOf } from '#lib/view/tag-view.ts';
import { type ModeReading, PLAIN_NAMES, sidedBands, sidedStepOf, valueOfDeclared } from './seat-value.ts';

const EDGES = [5, 10, 15] as const;

/** The swing between two parties of the reader's choice, either way. */
export function swingMode(roll: Roll, pair: { readonly from: PartyId; readonly to: PartyId }): ModeReading {
  const { from, to } = pair;
  const side = (party: PartyId) => (range: string, step: number) => ({
    label: `${range} to ${standingName(roll, party)}`,
    mark: `${tagOf(roll, party).letter}${step}`,
    standing: party,
  });
  return {
    ...PLAIN_NAMES,
    bands: sidedBands({ edges: EDGES, up: side(to), down: side(from) }),
    noneName: 'One of the two did not stand, now or then',
    sentence: `Each seat has the colour and the letter of the party that the swing between ${collectiveName(roll, from)} and ${collectiveName(roll, to)} went to since ${roll.reference.election.baseName}, the stronger the larger, in points.`,
    valueOf: (constituency, contest) =>
      valueOfDeclared(constituency, contest, () => {
        const points = chosenSwing(constituency, contest, pair);
        if (points === null)
          return { kind: 'none', words: 'no swing, because one of the two did not stand now or then' };
        return {
          kind: 'band',
          band: sidedStepOf(EDGES, points),
          standing: null,
          words: `swing ${swingWords(roll, directed(to, from, points))}`,
        };
      }),
  };
}

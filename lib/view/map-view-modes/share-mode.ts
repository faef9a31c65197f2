import { partyInSeat } from '#lib/election/derive/party-in-seat.ts';
import { inPoints } from '#lib/election/derive/vote-share.ts';
import type { PartyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { collectiveName, possessive, standingName } from '#lib/format/names.ts';
import { formatPercent } from '#lib/format/numbers.ts';
import { greyBands, type ModeReading, PLAIN_NAMES, stepOf, valueOfDeclared } from './seat-value.ts';

/** In per cent, the same for every party, so that two parties' maps can be laid beside each other. */
export const SHARE_EDGES = [5, 15, 25, 35, 45] as const;

/** How many of the valid votes one party had. */
export function shareMode(roll: Roll, party: PartyId): ModeReading {
  const name = standingName(roll, party);
  return {
    ...PLAIN_NAMES,
    bands: greyBands(SHARE_EDGES, '%').map((band) => ({ ...band, standing: party })),
    noneName: 'Did not stand',
    sentence: `The stronger a seat’s colour and the higher its number, the larger ${possessive(collectiveName(roll, party))} share of its valid votes.`,
    valueOf: (constituency, contest) =>
      valueOfDeclared(constituency, contest, () => {
        const found = partyInSeat(constituency, contest, party);
        if (found === null) return { kind: 'none', words: `${name} did not stand` };
        return {
          kind: 'band',
          band: stepOf(SHARE_EDGES, inPoints(found.share)),
          standing: null,
          words: `${name} ${formatPercent(found.share)}`,
        };
      }),
  };
}

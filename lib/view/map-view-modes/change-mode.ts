import { partyInSeat } from '#lib/election/derive/party-in-seat.ts';
import type { PartyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { collectiveName, possessive, standingName } from '#lib/format/names.ts';
import { formatSignedPoints } from '#lib/format/numbers.ts';
import { type ModeReading, PLAIN_NAMES, sidedBands, sidedStepOf, valueOfDeclared } from './seat-value.ts';

const EDGES = [5, 10, 20] as const;

/** How one party's share changed since the base. */
export function changeMode(roll: Roll, party: PartyId): ModeReading {
  const name = standingName(roll, party);
  return {
    ...PLAIN_NAMES,
    bands: sidedBands({
      edges: EDGES,
      up: (range, step) => ({ label: `up ${range}`, mark: `+${step}`, standing: party }),
      down: (range, step) => ({ label: `down ${range}`, mark: `−${step}`, standing: null }),
    }),
    noneName: 'Did not stand, now or then',
    sentence: `In colour and with a plus ${possessive(collectiveName(roll, party))} share of a seat’s valid votes rose since ${roll.reference.election.baseName}; in grey and with a minus it fell: the stronger, the more points.`,
    valueOf: (constituency, contest) =>
      valueOfDeclared(constituency, contest, () => {
        const change = partyInSeat(constituency, contest, party)?.change ?? null;
        if (change === null) return { kind: 'none', words: `${name} did not stand now or then` };
        return {
          kind: 'band',
          band: sidedStepOf(EDGES, change),
          standing: null,
          words: `${name} ${formatSignedPoints(change)} points`,
        };
      }),
  };
}

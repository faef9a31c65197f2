import { partiesByBase } from '#lib/election/derive/compared-groups.ts';
import { CORRELATION_SEATS_MIN } from '#lib/election/derive/correlation.ts';
import { comparisons } from '#lib/election/derive/like-for-like.ts';
import { seatChanges } from '#lib/election/derive/measured-change.ts';
import { constituenciesIn } from '#lib/election/derive/scope.ts';
import { seatsWon } from '#lib/election/derive/seats-won.ts';
import type { PartyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { standingName } from '#lib/format/names.ts';
import type { DriversChoice } from './drivers-address.ts';
import type { DriverMeasure } from './drivers-measures.ts';
import { rankedMeasures } from './drivers-ranking.ts';

/**
 * Parties whose change can be looked at: in at least ten seats of Great Britain they stood in the base and stand now.
 * Most base votes first.
 */
export function driverParties(roll: Roll): readonly PartyId[] {
  const country = constituenciesIn(roll, 'GB');
  return partiesByBase(country)
    .map(({ party }) => party)
    .filter(
      (party) =>
        country.filter(
          ({ base, candidates }) =>
            base?.entries.some(({ standing }) => standing === party) === true &&
            candidates.some(({ standing }) => standing === party),
        ).length >= CORRELATION_SEATS_MIN,
    );
}

/** What there is to choose from: fixed before the night. */
export interface DriversOptions {
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly measures: readonly { readonly id: string; readonly label: string }[];
}

export function driversOptions(roll: Roll, measures: readonly DriverMeasure[]): DriversOptions {
  return {
    parties: driverParties(roll).map((id) => ({ id, name: standingName(roll, id) })),
    measures: measures.map(({ id, label }) => ({ id, label })),
  };
}

/**
 * The choice that an address asks for. What it leaves open, or what is not there, is settled when the page is made:
 * the party with the most seats so far, and the measure that its change goes with most closely. Null in a pack without
 * measures or without a base.
 */
export function driversChoice(
  roll: Roll,
  state: NightState,
  measures: readonly DriverMeasure[],
  asked: { readonly party: string | null; readonly measure: string | null },
): DriversChoice | null {
  const parties = driverParties(roll);
  const leader = seatsWon(roll, state).parties.find(({ party }) => parties.includes(party))?.party;
  const party = parties.find((each) => each === asked.party) ?? leader ?? parties[0];
  if (party === undefined) return null;
  const wanted = measures.find(({ id }) => id === asked.measure)?.id;
  if (wanted !== undefined) return { party, measure: wanted };
  const changes = seatChanges(comparisons(roll, state, 'GB'), party);
  const [closest] = rankedMeasures(measures, changes);
  return closest === undefined ? null : { party, measure: closest.measure.id };
}

import { postcodeLookUp, readNightNow } from '#app/read-snapshot.ts';
import { type FoundSeat, seatAt } from '#lib/view/constituency-view-address.ts';

const SEAT_PATH = /^\/constituency\/([^/]+)$/;

/**
 * Whether a path asks for a seat that there is not. A page cannot choose its status, and one that gives up while it
 * is rendered is blank without scripts: so the status is chosen before the page is made.
 */
export function isUnknownSeat(path: string): boolean {
  const asked = SEAT_PATH.exec(path)?.[1];
  return asked !== undefined && seatAsked(decoded(asked)).kind === 'unknown';
}

/** The seat of an address, of which a whole postcode is one too. */
export function seatAsked(address: string): FoundSeat {
  const night = readNightNow();
  const found = seatAt(night.roll, address);
  const id = found.kind === 'unknown' ? (postcodeLookUp(night)?.(address) ?? null) : null;
  const ofPostcode = id === null ? undefined : night.roll.constituencies.get(id);
  return ofPostcode === undefined ? found : { kind: 'elsewhere', slug: ofPostcode.slug };
}

/** What a person typed, or as it came where that is not well formed. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

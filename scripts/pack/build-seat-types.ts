import type { SeatTypesFile } from '#server/pack/pack-schema.ts';
import type { LibraryConstituency } from './library-records.ts';

/** The codes of each type, in order; null where the source says of no seat what it is. */
export function buildSeatTypes(published: readonly LibraryConstituency[]): SeatTypesFile | null {
  const codesOf = (wanted: LibraryConstituency['type']) =>
    published
      .filter(({ type }) => type === wanted)
      .map(({ ons }) => ons)
      .sort();
  const file = { county: codesOf('county'), borough: codesOf('borough') };
  return file.county.length + file.borough.length === 0 ? null : file;
}

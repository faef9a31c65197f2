import type { Roll } from '#lib/election/roll.ts';
import type { SeatType, SeatTypes } from '#lib/election/seat-type.ts';

/**
 * A letter for each seat in the order of the reference, so that 650 of them cost a page 100 bytes: county, borough, or
 * a hyphen where it is not known. Null where the pack knows none.
 */
export type PackedSeatTypes = string | null;

const LETTERS = { county: 'c', borough: 'b' } as const;
const UNKNOWN_LETTER = '-';

export function packSeatTypes(roll: Roll, types: SeatTypes | null): PackedSeatTypes {
  if (types === null) return null;
  return roll.reference.constituencies
    .map(({ id }) => {
      const type = types.get(id);
      return type === undefined ? UNKNOWN_LETTER : LETTERS[type];
    })
    .join('');
}

/** The same back, with the reference that they were packed by. */
export function unpackSeatTypes(roll: Roll, packed: PackedSeatTypes): SeatTypes | null {
  if (packed === null) return null;
  return new Map(
    roll.reference.constituencies.flatMap(({ id }, index) => {
      const type = typeOf(packed[index]);
      return type === null ? [] : [[id, type] as const];
    }),
  );
}

function typeOf(letter: string | undefined): SeatType | null {
  if (letter === LETTERS.county) return 'county';
  return letter === LETTERS.borough ? 'borough' : null;
}

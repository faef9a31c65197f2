import type { ConstituencyId } from '#lib/election/ids.ts';
import type { PostcodeRanges } from './pack.ts';

/** Outward part and inward part of a postcode of the United Kingdom, without the blank between them. */
const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/;

/** Postcodes are ordered as numbers to base 36. */
const BASE = 36;

/**
 * The constituency of a postcode, or null when it is not one or no answer may be given (Northern Ireland). A stretch begins
 * at a real postcode, and every area with one of its own: what lies before an area's first, and what belongs to none
 * (Jersey, a slip), would get the answer of whoever stands before it in the alphabet. Within an area a well-formed
 * postcode that does not exist gets the answer of the one before it.
 */
export function findPostcode(ranges: PostcodeRanges, typed: string): ConstituencyId | null {
  const postcode = typed.replaceAll(/\s/g, '').toUpperCase();
  if (!POSTCODE.test(postcode)) return null;
  const wanted = Number.parseInt(postcode, BASE);
  let key = 0;
  let first = 0;
  let owner = -1;
  for (const [place, step] of ranges.keySteps.entries()) {
    key += step;
    if (key > wanted) break;
    first = key;
    owner = ranges.owners[place] ?? -1;
  }
  const stretch = first.toString(BASE).toUpperCase();
  const isOfItsArea = POSTCODE.test(stretch) && areaOf(stretch) === areaOf(postcode);
  return isOfItsArea ? (ranges.constituencies[owner] ?? null) : null;
}

/** The letters that a postcode begins with. */
function areaOf(postcode: string): string {
  return postcode.replace(/\d.*/, '');
}

import type { ConstituencyId } from '#lib/election/ids.ts';
import type { PostcodeRanges } from './pack.ts';

/** Outward part and inward part of a postcode of the United Kingdom, without the blank between them. */
const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/;

/** Postcodes are ordered as numbers to base 36. */
const BASE = 36;

/**
 * The constituency of a postcode, or null when it is not one or no answer may be given (Northern Ireland). A
 * well-formed postcode that does not exist gets the answer of the one before it.
 */
export function findPostcode(ranges: PostcodeRanges, typed: string): ConstituencyId | null {
  const postcode = typed.replaceAll(/\s/g, '').toUpperCase();
  if (!POSTCODE.test(postcode)) return null;
  const wanted = Number.parseInt(postcode, BASE);
  let key = 0;
  let owner = -1;
  for (const [place, step] of ranges.keySteps.entries()) {
    key += step;
    if (key > wanted) break;
    owner = ranges.owners[place] ?? -1;
  }
  return ranges.constituencies[owner] ?? null;
}

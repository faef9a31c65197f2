import { PRIOR_SD_PERMILLE, PRIOR_SHARE_PERMILLE } from './desk-limits.ts';

/** What somebody typed where a share in per cent, or a number of points, belongs. */
export type TypedPart =
  | { readonly kind: 'part'; readonly permille: number }
  /** What is wrong, in words for the person who typed it. */
  | { readonly kind: 'refused'; readonly words: string };

interface Limits {
  readonly least: number;
  readonly most: number;
}

/** "29", "29.5", "29 %": a share of the valid votes. */
export function readShare(typed: string): TypedPart {
  return readPart(typed, PRIOR_SHARE_PERMILLE, 'The share', ' %');
}

/** "5", "7.5": how far off the share usually is, in points. */
export function readSpread(typed: string): TypedPart {
  return readPart(typed, PRIOR_SD_PERMILLE, 'The “give or take”', ' points');
}

function readPart(typed: string, { least, most }: Limits, what: string, unit: string): TypedPart {
  const text = typed.normalize('NFKC').replaceAll(/\s+/gu, '').replace(/%$/, '');
  if (!/^\d{1,3}(?:\.\d)?$/.test(text)) {
    return { kind: 'refused', words: `${what} is a number with at most one decimal, such as 29 or 29.5.` };
  }
  const permille = Math.round(Number(text) * 10);
  if (permille < least || permille > most) {
    return { kind: 'refused', words: `${what} lies between ${least / 10} and ${most / 10}${unit}.` };
  }
  return { kind: 'part', permille };
}

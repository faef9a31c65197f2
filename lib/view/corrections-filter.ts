import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { momentParameter, type PageParameters, pageAddress } from './page-parameters.ts';

/** Which changes the page shows: all of it stands in the address. */
export interface CorrectionsFilter {
  /** Null for the changes of every seat, of posts and of the forecast. */
  readonly seat: ConstituencyId | null;
  /** The moment that the address names; null for now. */
  readonly at: string | null;
}

export const CORRECTIONS_PATH = '/corrections';
export const CORRECTIONS_FEED_PATH = '/corrections.atom';

/** The seat is named as its own page is. A name that means nothing here is as if it were not there. */
export function readCorrectionsFilter(roll: Roll, parameters: PageParameters): CorrectionsFilter {
  const slug = parameters('seat');
  const seat = roll.reference.constituencies.find((each) => each.slug === slug || each.id === slug);
  return { seat: seat?.id ?? null, at: momentParameter(parameters) };
}

/** "/corrections?seat=alder": what was ever changed of a seat. */
export function correctionsOfSeat(slug: string): string {
  return pageAddress(CORRECTIONS_PATH, { seat: slug });
}

import { isParty } from '#lib/election/derive/standings.ts';
import type { RegionId, Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { momentParameter, type PageParameters, pageAddress } from './page-parameters.ts';

/** Whose candidates are shown: all of it stands in the address. */
export interface CandidatesFilter {
  readonly party: Standing | null;
  readonly region: RegionId | null;
  /** Part of a person's or a seat's name, as it was typed; empty for none. */
  readonly text: string;
  /** The moment that the address names; null for now. */
  readonly at: string | null;
}

export const CANDIDATES_PATH = '/candidates';

export function readCandidatesFilter(roll: Roll, parameters: PageParameters): CandidatesFilter {
  return {
    party: readStanding(roll, parameters('party')),
    region: roll.reference.regions.find(({ id }) => id === parameters('region'))?.id ?? null,
    text: (parameters('q') ?? '').trim(),
    at: momentParameter(parameters),
  };
}

export function candidatesAddress({ party, region, text, at }: CandidatesFilter): string {
  return pageAddress(CANDIDATES_PATH, { party, region, q: text === '' ? null : text, at });
}

/** A party of the pack, or one of the two standings that are no party; null for any other word. */
export function readStanding(roll: Roll, word: string | null): Standing | null {
  if (word === 'independent' || word === 'speaker') return word;
  return roll.reference.parties.find(({ id }) => id === word)?.id ?? null;
}

export function readParty(roll: Roll, word: string | null) {
  const standing = readStanding(roll, word);
  return standing !== null && isParty(standing) ? standing : null;
}

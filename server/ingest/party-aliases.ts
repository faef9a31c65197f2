import type { Standing } from '#lib/election/ids.ts';
import type { Reference } from '#lib/election/reference.ts';
import { canonicalName } from './canonical-name.ts';

/** Canonical words and the standings they may mean. Sister parties of different nations may share a word. */
export type PartyAliases = ReadonlyMap<string, ReadonlySet<Standing>>;

/**
 * The words by which a feed may name a party: id, name and abbreviation of each party of the pack,
 * and whatever further aliases the pack carries (word to standing).
 */
export function partyAliases(
  reference: Reference,
  further: Readonly<Record<string, Standing>> = {},
): PartyAliases {
  const aliases = new Map<string, Set<Standing>>();
  const add = (word: string, standing: Standing) => {
    const key = canonicalName(word);
    aliases.set(key, (aliases.get(key) ?? new Set()).add(standing));
  };
  for (const { id, name, abbreviation } of reference.parties) {
    for (const word of [id, name, abbreviation]) add(word, id);
  }
  for (const word of ['independent', 'ind']) add(word, 'independent');
  for (const word of ['speaker', 'spk']) add(word, 'speaker');
  for (const [word, standing] of Object.entries(further)) add(word, standing);
  return aliases;
}

/** Standings that the word may mean; empty when it is no party of this election. */
export function standingsNamed(aliases: PartyAliases, word: string): ReadonlySet<Standing> {
  return aliases.get(canonicalName(word)) ?? new Set();
}

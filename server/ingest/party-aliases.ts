import type { Standing } from '#lib/election/ids.ts';
import type { Reference } from '#lib/election/reference.ts';
import { canonicalName } from './canonical-name.ts';

/**
 * Canonical words and the standings they may mean, plain ones marked. Sister parties of different nations may share a
 * word.
 */
export type PartyAliases = ReadonlyMap<string, ReadonlySet<Standing>>;

/**
 * The words by which a feed may name a party: id, name, abbreviation and collective of each party of the pack, and
 * whatever further aliases are given (word to standing); each also in its plain form.
 */
export function partyAliases(
  reference: Reference,
  further: Readonly<Record<string, Standing>> = {},
): PartyAliases {
  const aliases = new Map<string, Set<Standing>>();
  const add = (word: string, standing: Standing) => {
    for (const key of [canonicalName(word), `${PLAIN}${plainParty(word)}`]) {
      aliases.set(key, (aliases.get(key) ?? new Set()).add(standing));
    }
  };
  for (const { id, name, abbreviation, collective } of reference.parties) {
    for (const word of [id, name, abbreviation, collective]) add(word, id);
  }
  for (const word of INDEPENDENT_WORDS) add(word, 'independent');
  for (const word of SPEAKER_WORDS) add(word, 'speaker');
  for (const [word, standing] of Object.entries(further)) add(word, standing);
  return aliases;
}

/** What ballot papers and lists write of somebody without a party, and its commonest slip. */
const INDEPENDENT_WORDS = ['independent', 'ind', 'indep', 'independant', 'no description'];
const SPEAKER_WORDS = ['speaker', 'spk', 'speaker seeking re-election'];
/** No canonical word begins with it. */
const PLAIN = '~';

/** "the X Party", "X UK", "X Party candidate" and "Xs" are X: a party is named so on one paper and not on another. */
export function plainParty(word: string): string {
  return canonicalName(word)
    .replace(/^the /, '')
    .replace(/(?: (?:party|candidate|uk))+$/, '')
    .replace(/(?<=\w{3})s$/, '');
}

/** Standings that the word may mean; empty when it is no party of this election. A plain form never hides a whole word. */
export function standingsNamed(aliases: PartyAliases, word: string): ReadonlySet<Standing> {
  return aliases.get(canonicalName(word)) ?? aliases.get(`${PLAIN}${plainParty(word)}`) ?? new Set();
}

import type { LibraryParty } from './library-records.ts';
import { slugOf } from './names.ts';

/** The Library's abbreviations, and in notional files the MNIS party id, of those who stand for no party. */
const INDEPENDENT_ABBREVIATION = 'Ind';
const INDEPENDENT_MNIS = '8';
const SPEAKER_ABBREVIATIONS = new Set(['Spk', 'Commons Speaker']);

/** Abbreviations that the Library's files use for a joint description of a party: Labour and Co-operative. */
const JOINT_DESCRIPTIONS: ReadonlyMap<string, string> = new Map([
  ['Lab Coop', 'Lab'],
  ['Lab Co-op', 'Lab'],
]);

/** A party of the last election whose votes are the base of another one now. */
export interface Lineage {
  readonly baseParty: string;
  readonly party: string;
  /** The name that it had then, when readers knew it by another. */
  readonly baseName: string | null;
}

export interface PartyRegistry {
  /** Id of the party, `independent` or `speaker`. */
  readonly standingOf: (party: LibraryParty) => string;
  /** The same for a row of the base, where a party may go on under another name. */
  readonly baseStandingOf: (party: LibraryParty) => string;
  /** The name under which most candidates of that party stand in the files; the ids are in order. */
  readonly names: ReadonlyMap<string, RegisteredName>;
}

export interface RegisteredName {
  readonly name: string;
  readonly abbreviation: string;
  readonly baseName: string | null;
}

/**
 * Gives every party an id: its abbreviation as a slug. The files of one election abbreviate differently from
 * those of the next, so a party of the base is first looked up by its MNIS party id among the parties that
 * stand now.
 */
export function registerParties(
  standing: readonly LibraryParty[],
  base: readonly LibraryParty[],
  lineage: readonly Lineage[],
): PartyRegistry {
  const idByMnis = new Map<string, string>();
  for (const party of standing) {
    if (party.mnis !== null && !idByMnis.has(party.mnis)) idByMnis.set(party.mnis, partyIdOf(party));
  }
  const standingOf = (party: LibraryParty): string => nonParty(party) ?? partyIdOf(party);
  const baseStandingOf = (party: LibraryParty): string => {
    const successor = lineage.find((line) => line.baseParty === party.abbreviation);
    return (
      nonParty(party) ??
      successor?.party ??
      (party.mnis === null ? undefined : idByMnis.get(party.mnis)) ??
      partyIdOf(party)
    );
  };
  const names = new Map<string, RegisteredName>();
  addNames(names, standing, standingOf, lineage);
  addNames(names, base, baseStandingOf, lineage);
  return { standingOf, baseStandingOf, names: new Map([...names].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function partyIdOf(party: LibraryParty): string {
  return slugOf(JOINT_DESCRIPTIONS.get(party.abbreviation) ?? party.abbreviation);
}

function nonParty(party: LibraryParty): string | null {
  if (party.abbreviation === INDEPENDENT_ABBREVIATION || party.mnis === INDEPENDENT_MNIS)
    return 'independent';
  return SPEAKER_ABBREVIATIONS.has(party.abbreviation) ? 'speaker' : null;
}

/** Adds the parties not yet known, each under its most frequent name. */
function addNames(
  names: Map<string, RegisteredName>,
  parties: readonly LibraryParty[],
  idOf: (party: LibraryParty) => string,
  lineage: readonly Lineage[],
): void {
  const spelt = new Map<string, Map<string, { party: LibraryParty; times: number }>>();
  for (const party of parties) {
    const id = idOf(party);
    if (nonParty(party) !== null || names.has(id)) continue;
    const spellings = spelt.get(id) ?? new Map();
    spelt.set(id, spellings);
    spellings.set(party.name, { party, times: (spellings.get(party.name)?.times ?? 0) + 1 });
  }
  for (const [id, spellings] of spelt) {
    const [most] = [...spellings.values()].sort((a, b) => b.times - a.times);
    if (most === undefined) continue;
    names.set(id, {
      name: most.party.name,
      abbreviation: most.party.abbreviation,
      baseName: lineage.find((line) => line.party === id)?.baseName ?? null,
    });
  }
}

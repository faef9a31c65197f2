import { isParty } from '#lib/election/derive/standings.ts';
import type { Standing } from '#lib/election/ids.ts';
import type { ElectionInfo } from '#lib/election/reference.ts';
import type { Roll } from '#lib/election/roll.ts';

/** Names in a sentence: "A", "A and B", "A, B and C". */
export function listOf(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** A standing by name, as in a table: "Labour", "Independent", "Speaker". */
export function standingName(roll: Roll, standing: Standing): string {
  if (isParty(standing)) return roll.parties.get(standing)?.name ?? standing;
  return standing === 'speaker' ? 'Speaker' : 'Independent';
}

/** A standing as the subject of a sentence: "Labour", "the Conservatives", "an independent", "the Speaker". */
export function collectiveName(roll: Roll, standing: Standing): string {
  if (isParty(standing)) return roll.parties.get(standing)?.collective ?? standing;
  return standing === 'speaker' ? 'the Speaker' : 'an independent';
}

/** The form of the verb that agrees with a standing: Labour has, the Conservatives have. */
export function verbFor(roll: Roll, standing: Standing, singular: string, plural: string): string {
  return isParty(standing) && roll.parties.get(standing)?.plural === true ? plural : singular;
}

/** Possessive form with a true apostrophe: "Labour’s", "the Conservatives’". */
export function possessive(name: string): string {
  return name.endsWith('s') ? `${name}’` : `${name}’s`;
}

/** A sentence begins with a capital. */
export function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** What somebody gave as a reason, as a sentence of its own: with a capital and a full stop. */
export function asSentence(words: string): string {
  const line = capitalised(words);
  return line === '' || /[.!?]$/.test(line) ? line : `${line}.`;
}

/** A nation or region inside a sentence: some names want an article. "the West Midlands", "London". */
export function placeInSentence(name: string): string {
  return /^(North|South|East|West) |Midlands|^East of/.test(name) ? `the ${name}` : name;
}

/** The election that the night is measured against, without the word "notional": "2019". */
export function baseYear(election: ElectionInfo): string {
  return election.baseName.split(' ')[0] ?? election.baseName;
}

import type { Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';

/** What a party's tag carries. `standing` also names its colour class, `p-<standing>`. */
export interface TagView {
  readonly standing: Standing;
  /** "Lab": what the tag shows. */
  readonly letters: string;
  /** "L": what a hexagon shows. */
  readonly letter: string;
  /** "Labour". */
  readonly name: string;
}

/** The tag of a party, or of the two standings that are not parties. */
export function tagOf(roll: Roll, standing: Standing): TagView {
  if (standing === 'independent') return { standing, letters: 'Ind', letter: 'I', name: 'Independent' };
  if (standing === 'speaker') return { standing, letters: 'Spk', letter: 'Sp', name: 'Speaker' };
  const party = roll.parties.get(standing);
  if (party === undefined) throw new Error(`No party ${standing} in this election`);
  return { standing, letters: party.abbreviation, letter: party.letter, name: party.name };
}

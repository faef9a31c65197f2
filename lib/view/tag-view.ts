import { abbreviationOf } from '#lib/election/derive/result-summary.ts';
import { isParty } from '#lib/election/derive/standings.ts';
import type { Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { standingName } from '#lib/format/names.ts';

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
  return {
    standing,
    letters: abbreviationOf(roll, standing),
    letter: letterOf(roll, standing),
    name: standingName(roll, standing),
  };
}

function letterOf(roll: Roll, standing: Standing): string {
  if (isParty(standing)) return roll.parties.get(standing)?.letter ?? '';
  return standing === 'speaker' ? 'Sp' : 'I';
}

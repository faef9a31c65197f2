import type { ResultSummary } from '#lib/election/derive/result-summary.ts';
import type { Roll } from '#lib/election/roll.ts';
import { standingName } from '../names.ts';

/** The published result in full names: "Labour hold", "Labour gain from Conservative", "Independent gain from Labour". */
export function verdict(roll: Roll, { standing, outcome }: ResultSummary): string {
  const name = standingName(roll, standing);
  switch (outcome.kind) {
    case 'hold':
      return `${name} hold`;
    case 'gain':
      return `${name} gain from ${standingName(roll, outcome.from)}`;
    case 'new':
      return `${name} win`;
    default:
      return outcome satisfies never;
  }
}

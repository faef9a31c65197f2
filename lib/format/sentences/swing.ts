import type { Swing } from '#lib/election/derive/swing.ts';
import type { Roll } from '#lib/election/roll.ts';
import { standingName } from '../names.ts';
import { formatPoints } from '../numbers.ts';

/** A swing with its two parties: "10.8 points from Conservative to Labour"; what rounds to nothing goes nowhere. */
export function swingWords(roll: Roll, swing: Swing): string {
  if (formatPoints(swing.points) === '0.0') {
    return `none between ${standingName(roll, swing.from)} and ${standingName(roll, swing.to)}`;
  }
  return `${formatPoints(swing.points)} points from ${standingName(roll, swing.from)} to ${standingName(roll, swing.to)}`;
}

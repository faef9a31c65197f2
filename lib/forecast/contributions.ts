import type { Area } from './area.ts';
import { centredRow } from './design.ts';
import type { Group } from './inputs.ts';
import { logistic } from './logit.ts';
import { at } from './matrix.ts';
import type { Posterior } from './posterior.ts';

/** How far one group of features moves a party's expected share in a seat, in points. */
export interface Contribution {
  readonly group: Group;
  readonly points: number;
}

/**
 * Why a party is expected where it is (section 3.6): x_g'b̂_g of each group, turned into points by the mean slope of the
 * logistic curve between base and expected share, so that they add up to the expected change. The slope at the expected
 * share alone, which the report proposes, makes of a rise from 1 to 35 % one of 80 points. Empty where the slot does not
 * stand. Largest first.
 */
export function contributionsOf(
  area: Area,
  posteriors: readonly Posterior[],
  place: number,
  slot: number,
): readonly Contribution[] {
  const design = area.designs[slot];
  const posterior = posteriors[slot];
  const row = design?.rows[place] ?? null;
  if (design === undefined || posterior === undefined || row === null) return [];
  const x = centredRow(design, row);
  const byGroup = new Map<Group, number>();
  design.columns.forEach(({ group }, column) => {
    byGroup.set(group, (byGroup.get(group) ?? 0) + at(x, column) * at(posterior.mean, column));
  });
  const swing = [...byGroup.values()].reduce((sum, each) => sum + each, 0);
  const slope = meanSlope(at(design.base, place), swing);
  return [...byGroup]
    .map(([group, logits]) => ({ group, points: 100 * slope * logits }))
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
}

/** Below this the curve is straight. */
const STRAIGHT_LOGITS = 1e-6;

/** Share per logit on the way from a base by so much. */
function meanSlope(base: number, swing: number): number {
  const from = logistic(base);
  if (Math.abs(swing) < STRAIGHT_LOGITS) return from * (1 - from);
  return (logistic(base + swing) - from) / swing;
}

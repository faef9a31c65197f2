import type { Area } from './area.ts';
import { centredRow } from './design.ts';
import type { LocalPrior } from './inputs.ts';
import { logit } from './logit.ts';
import { at, dot, times } from './matrix.ts';
import type { Posterior } from './posterior.ts';
import type { Adjustment, AdjustmentOf } from './simulate-seat.ts';

/**
 * Local priors (section 4c): the predictive distribution of a candidate's logit share, mean m and variance v, is combined
 * with the outside one, l and u, by precision: mean (m / v + l / u) / (1 / v + 1 / u). Draws are moved and narrowed alike.
 */
export function localAdjustments(
  area: Area,
  posteriors: readonly Posterior[],
  priors: readonly LocalPrior[],
): AdjustmentOf {
  const byPlace = new Map<number, Map<number, Adjustment>>();
  for (const prior of priors) {
    area.seats.forEach(({ constituency }, place) => {
      const candidate = constituency.candidates.find(({ id }) => id === prior.candidate);
      if (candidate === undefined) return;
      const slot = area.plan.now.get(candidate.standing) ?? area.plan.insurgent;
      const adjustment = adjustmentOf(area, posteriors, { place, slot, prior });
      if (adjustment === null) return;
      byPlace.set(place, (byPlace.get(place) ?? new Map()).set(slot, adjustment));
    });
  }
  return (place, slot) => byPlace.get(place)?.get(slot);
}

function adjustmentOf(
  area: Area,
  posteriors: readonly Posterior[],
  { place, slot, prior }: { readonly place: number; readonly slot: number; readonly prior: LocalPrior },
): Adjustment | null {
  const design = area.designs[slot];
  const posterior = posteriors[slot];
  const row = design?.rows[place] ?? null;
  if (design === undefined || posterior === undefined || row === null) return null;
  const x = centredRow(design, row);
  const from = at(design.base, place) + dot(x, posterior.mean);
  const variance = dot(x, times(posterior.covariance(), x.length, x)) + posterior.sd ** 2;
  const outside = prior.sd ** 2;
  const combined = 1 / (1 / variance + 1 / outside);
  return {
    from,
    to: combined * (from / variance + logit(100 * prior.share) / outside),
    factor: Math.sqrt(combined / variance),
  };
}

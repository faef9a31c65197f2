import type { HeldLocalPrior } from '#lib/election/state.ts';
import type { Area } from './area.ts';
import { centredRow } from './design.ts';
import type { LocalPrior } from './inputs.ts';
import { logit } from './logit.ts';
import { at, dot, times } from './matrix.ts';
import type { Posterior } from './posterior.ts';
import type { Adjustment, AdjustmentOf } from './simulate-seat.ts';

/** What is known at a moment: the newsroom's word of a candidate replaces that of the file. */
export function localPriorsIn(
  file: readonly LocalPrior[],
  held: readonly HeldLocalPrior[],
): readonly LocalPrior[] {
  const replaced = new Set(held.map(({ candidateId }) => candidateId));
  return [...file.filter(({ candidate }) => !replaced.has(candidate)), ...held.map(onLogitScale)];
}

/** A standard deviation of the share s becomes one of its logit by the slope there: sd / (s (1 − s)). */
function onLogitScale({ candidateId, sharePermille, sdPermille, reason }: HeldLocalPrior): LocalPrior {
  const share = sharePermille / 1000;
  return { candidate: candidateId, share, sd: sdPermille / 1000 / (share * (1 - share)), reason };
}

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
      const slots = byPlace.get(place) ?? new Map<number, Adjustment>();
      // Of several others one is the best placed, and the slot follows that one.
      if (adjustment === null || adjustment.to <= (slots.get(slot)?.to ?? -Infinity)) return;
      byPlace.set(place, slots.set(slot, adjustment));
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

import type { Figures } from '#lib/election/events.ts';
import type { Candidate } from '#lib/election/reference.ts';
import type { Area } from './area.ts';
import { centredRow, type Row } from './design.ts';
import { clip, logit } from './logit.ts';
import { at, dot, times } from './matrix.ts';
import { relativeShares } from './seat.ts';
import type { Observation } from './sufficient-statistics.ts';

/** What a declared seat says, slot by slot (null where a slot has nothing to say), or why it may not speak. */
export type Reading =
  | { readonly kind: 'used'; readonly observations: readonly (Observation | null)[] }
  | { readonly kind: 'unused'; readonly why: Unused };

/**
 * Why declared figures do not move the model: the last winner was the Speaker, fewer or more votes than any real turnout,
 * or a change of share that no seat makes.
 */
export type Unused = 'heldBySpeaker' | 'implausibleTurnout' | 'implausibleChange';

/** Bounds of a share of this night before its logit is taken, in per cent. */
const SHARE_FLOOR_PERCENT = 0.3;
const SHARE_CEILING_PERCENT = 97;
/** Bounds of a real turnout (section 13). */
const TURNOUT_MIN = 0.3;
const TURNOUT_MAX = 0.9;
/**
 * A residual farther from what the close of poll expected is a typing error. Section 13 says 6, against the fit; against
 * the priors, real results of 2024 lie up to 6.8 away.
 */
const STANDARDISED_RESIDUAL_MAX = 7;

/**
 * Reads declared figures: y = logit(clip(s, 0.3, 97)) − l. Judged against the priors, never against the results so far,
 * so that the order of declarations cannot matter.
 */
export function observe(
  area: Area,
  place: number,
  figures: Figures,
  candidates: readonly Candidate[],
): Reading {
  const seat = area.seats[place];
  if (seat === undefined || seat.fixed || seat.heldBySpeaker) return { kind: 'unused', why: 'heldBySpeaker' };
  const votes = votesBySlot(area, figures, candidates);
  const turnout = votes.valid / figures.electorate;
  if (!(turnout >= TURNOUT_MIN && turnout <= TURNOUT_MAX)) {
    return { kind: 'unused', why: 'implausibleTurnout' };
  }
  const shares = relativeShares(votes.best, votes.valid, area.plan.insurgent);
  const observations: (Observation | null)[] = [];
  for (let slot = 0; slot < area.designs.length; slot++) {
    const row = area.designs[slot]?.rows[place] ?? null;
    const observation = row === null ? null : observationOf(area, { place, slot, row }, at(shares, slot));
    if (observation !== null && isImplausible(area, slot, observation)) {
      return { kind: 'unused', why: 'implausibleChange' };
    }
    observations.push(observation);
  }
  return { kind: 'used', observations };
}

/** Votes of each slot, the insurgent's being those of the best other candidate, and all valid votes. */
function votesBySlot(
  { plan }: Area,
  figures: Figures,
  candidates: readonly Candidate[],
): { readonly best: Float64Array; readonly valid: number } {
  const best = new Float64Array(plan.ids.length);
  let valid = 0;
  for (const { id, standing } of candidates) {
    const votes = figures.votes[id] ?? 0;
    const slot = plan.now.get(standing);
    valid += votes;
    if (slot === undefined) best[plan.insurgent] = Math.max(at(best, plan.insurgent), votes);
    else best[slot] = at(best, slot) + votes;
  }
  return { best, valid };
}

function observationOf(
  area: Area,
  { place, slot, row }: { readonly place: number; readonly slot: number; readonly row: Row },
  share: number,
): Observation {
  const design = area.designs[slot] as Area['designs'][number];
  const share97 = clip(share, SHARE_FLOOR_PERCENT, SHARE_CEILING_PERCENT);
  return { x: centredRow(design, row), y: logit(share97) - at(design.base, place) };
}

function isImplausible(area: Area, slot: number, { x, y }: Observation): boolean {
  const { mean, covariance } = area.priors[slot] as Area['priors'][number];
  const variance = dot(x, times(covariance, x.length, x)) + at(area.residualSd, slot) ** 2;
  return Math.abs(y - dot(x, mean)) > STANDARDISED_RESIDUAL_MAX * Math.sqrt(variance);
}

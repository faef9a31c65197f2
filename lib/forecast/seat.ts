import type { Standing } from '#lib/election/ids.ts';
import type { Base, Candidate, Constituency } from '#lib/election/reference.ts';
import { at } from './matrix.ts';

/** Who stands in one seat and how the slots did last time: all that features are made of. Section 3.1. */
export interface Seat {
  readonly constituency: Constituency;
  /** True where the Speaker stands: the seat is not forecast. */
  readonly fixed: boolean;
  /** True where the last winner was the Speaker: its change of share tells nothing of the parties. */
  readonly heldBySpeaker: boolean;
  readonly stands: readonly boolean[];
  /** Percent of the vote that the insurgent did not take; of all the vote for the insurgent itself. */
  readonly baseShares: Float64Array;
  /** Slot that won last time; −1 without a base or when the Speaker won. */
  readonly holder: number;
  readonly second: number;
  /** By slot: its candidate is a sitting member; for the insurgent, any other candidate is. */
  readonly sitting: readonly boolean[];
  readonly formerMemberStandsAsOther: boolean;
  readonly others: number;
}

/** How standings become slots: now, or last time. The insurgent is the last resort. */
export interface SlotPlan {
  readonly ids: readonly string[];
  readonly insurgent: number;
  readonly now: ReadonlyMap<Standing, number>;
  readonly before: ReadonlyMap<Standing, number>;
}

export function slotPlan(
  slots: readonly { id: string; standings: readonly Standing[]; baseStandings: readonly Standing[] }[],
  insurgent: string,
): SlotPlan {
  const lookup = (standingsOf: (slot: (typeof slots)[number]) => readonly Standing[]) =>
    new Map(slots.flatMap((slot, index) => standingsOf(slot).map((standing) => [standing, index] as const)));
  return {
    ids: slots.map(({ id }) => id),
    insurgent: slots.findIndex(({ id }) => id === insurgent),
    now: lookup(({ standings }) => standings),
    before: lookup(({ baseStandings }) => baseStandings),
  };
}

export function seatOf(plan: SlotPlan, constituency: Constituency): Seat {
  const { candidates, base } = constituency;
  const slotOf = (candidate: Candidate) => plan.now.get(candidate.standing) ?? plan.insurgent;
  const fixed = candidates.some(({ standing }) => standing === 'speaker');
  const bySlot = plan.ids.map((_, slot) => candidates.filter((each) => slotOf(each) === slot));
  const others = bySlot[plan.insurgent] ?? [];
  const votes = bestVotes(plan, base);
  const order = [...votes.keys()].sort((a, b) => at(votes, b) - at(votes, a));
  const heldBySpeaker = base?.entries[0]?.standing === 'speaker';
  const known = base !== null && !heldBySpeaker;
  return {
    constituency,
    fixed,
    heldBySpeaker,
    stands: bySlot.map((list) => !fixed && list.length > 0),
    baseShares: relativeShares(votes, base?.validVotes ?? 0, plan.insurgent),
    holder: known ? (order[0] ?? -1) : -1,
    second: known ? (order[1] ?? -1) : -1,
    sitting: bySlot.map((list) => list.some(({ sittingMp }) => sittingMp)),
    formerMemberStandsAsOther: others.some(({ sittingMp, formerMp }) => formerMp && !sittingMp),
    others: others.length,
  };
}

/** Votes of each slot last time: of the parties all, of the others the best candidate's. The Speaker is nobody's. */
function bestVotes(plan: SlotPlan, base: Base | null): Float64Array {
  const votes = new Float64Array(plan.ids.length);
  for (const entry of base?.entries ?? []) {
    if (entry.standing === 'speaker') continue;
    const slot = plan.before.get(entry.standing);
    if (slot === undefined) votes[plan.insurgent] = Math.max(at(votes, plan.insurgent), entry.votes);
    else votes[slot] = at(votes, slot) + entry.votes;
  }
  return votes;
}

/**
 * Shares in per cent: the insurgent's of all the votes, the others' of those that the insurgent did not take, so that a
 * surge squeezes everybody alike.
 */
export function relativeShares(
  votes: ArrayLike<number>,
  validVotes: number,
  insurgent: number,
): Float64Array {
  const shares = new Float64Array(votes.length);
  if (validVotes === 0) return shares;
  const rest = validVotes - at(votes, insurgent);
  for (let slot = 0; slot < votes.length; slot++) {
    const whole = slot === insurgent ? validVotes : rest;
    shares[slot] = whole === 0 ? 0 : (100 * at(votes, slot)) / whole;
  }
  return shares;
}

import type { PartyId, Standing } from '../ids.ts';
import type { Constituency } from '../reference.ts';
import type { Comparison } from './like-for-like.ts';
import { isParty } from './standings.ts';
import { butlerSwing, directed, type Swing } from './swing.ts';
import { inPoints, voteShare } from './vote-share.ts';

/** Declared seats added up beside the base of the same seats. */
export interface ComparedSum {
  readonly seats: number;
  readonly validNow: number;
  readonly validBefore: number;
  readonly now: ReadonlyMap<Standing, number>;
  readonly before: ReadonlyMap<Standing, number>;
}

/** Any seats together: their votes, not the mean of their shares. */
export function comparedSum(contests: readonly Comparison[]): ComparedSum {
  const now = new Map<Standing, number>();
  const before = new Map<Standing, number>();
  let validNow = 0;
  let validBefore = 0;
  for (const contest of contests) {
    addTo(now, contest.now);
    addTo(before, contest.before);
    validNow += contest.validNow;
    validBefore += contest.validBefore;
  }
  return { seats: contests.length, validNow, validBefore, now, before };
}

/** A party's share of all valid votes of the sum, 0 to 1; null before the first seat. */
export function shareIn(sum: ComparedSum, party: PartyId): number | null {
  return sum.seats === 0 ? null : voteShare(sum.now.get(party) ?? 0, sum.validNow);
}

/** Its change against the base of the same seats, in points; null where it had no votes in any of them. */
export function changeIn(sum: ComparedSum, party: PartyId): number | null {
  const before = sum.before.get(party) ?? 0;
  if (before === 0) return null;
  return inPoints(voteShare(sum.now.get(party) ?? 0, sum.validNow) - voteShare(before, sum.validBefore));
}

/** The Butler swing between two parties in the sum; null where one of them has no base there. */
export function swingIn(sum: ComparedSum, [one, other]: readonly PartyId[]): Swing | null {
  if (one === undefined || other === undefined) return null;
  const gainer = changeIn(sum, other);
  const loser = changeIn(sum, one);
  if (gainer === null || loser === null) return null;
  return directed(other, one, butlerSwing({ gainer, loser }));
}

/** The two parties with the most base votes in some seats, most first: fixed before the night. */
export function basePair(seats: readonly Constituency[]): readonly PartyId[] {
  return partiesByBase(seats)
    .slice(0, 2)
    .map(({ party }) => party);
}

export interface BaseStrength {
  readonly party: PartyId;
  readonly votes: number;
  /** Of all base votes of the seats, 0 to 1. */
  readonly share: number;
}

/** Parties with votes in the base of some seats, most votes first. */
export function partiesByBase(seats: readonly Constituency[]): readonly BaseStrength[] {
  const votes = new Map<PartyId, number>();
  let valid = 0;
  for (const { base } of seats) {
    valid += base?.validVotes ?? 0;
    for (const entry of base?.entries ?? []) {
      if (isParty(entry.standing)) votes.set(entry.standing, (votes.get(entry.standing) ?? 0) + entry.votes);
    }
  }
  return [...votes]
    .map(([party, count]) => ({ party, votes: count, share: voteShare(count, valid) }))
    .sort((left, right) => right.votes - left.votes || (left.party < right.party ? -1 : 1));
}

function addTo(sum: Map<Standing, number>, votes: ReadonlyMap<Standing, number>): void {
  for (const [standing, count] of votes) sum.set(standing, (sum.get(standing) ?? 0) + count);
}

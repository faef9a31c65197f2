import type { BaseEntry, Candidate, Constituency } from '../reference.ts';
import { candidatesOf } from '../roll.ts';
import type { Contest } from '../state.ts';
import { baseShareOf } from './base-share.ts';
import { defending } from './hold-or-gain.ts';
import { inPoints, voteShare } from './vote-share.ts';

export interface SwingNeeded {
  readonly challenger: Candidate;
  /** Swing from the defending party that would just bring the two level, in points; null where there is no base. */
  readonly points: number | null;
}

/**
 * The swing that each challenger needs to take the seat from the defending party: half of the difference of their
 * base shares. A party or person that did not stand in the base has no base, which is said and is not 0. Smallest
 * first, those without a base last, in the order of the ballot paper. Empty where the seat has no base.
 */
export function swingsNeeded(
  constituency: Constituency,
  contest: Contest | undefined,
): readonly SwingNeeded[] {
  const { base } = constituency;
  const defender = defending(base);
  if (base === null || defender === null) return [];
  const held = voteShare(defender.votes, base.validVotes);
  return candidatesOf(constituency, contest)
    .filter((candidate) => !defends(candidate, defender))
    .map((challenger) => {
      const share = baseShareOf(base, challenger);
      return { challenger, points: share === null ? null : inPoints(held - share) / 2 };
    })
    .sort(
      (left, right) =>
        (left.points ?? Number.POSITIVE_INFINITY) - (right.points ?? Number.POSITIVE_INFINITY) || 0,
    );
}

/** Whether a candidate stands for what defends the seat: its party, or the same person if an independent. */
export function defends(candidate: Candidate, defender: BaseEntry): boolean {
  if (candidate.standing !== defender.standing) return false;
  return candidate.standing !== 'independent' || candidate.name === defender.name;
}

export interface BaseMajority {
  readonly votes: number;
  /** Of the base's valid votes, 0 to 1. */
  readonly share: number;
}

/** The defending party's majority in the base; null where there is no base or no runner-up. */
export function baseMajority(constituency: Constituency): BaseMajority | null {
  const [first, second] = constituency.base?.entries ?? [];
  if (constituency.base === null || first === undefined || second === undefined) return null;
  const votes = first.votes - second.votes;
  return { votes, share: voteShare(votes, constituency.base.validVotes) };
}

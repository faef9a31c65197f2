import type { PartyId } from '../ids.ts';
import { comparisonOf } from './like-for-like.ts';
import type { NightStep } from './night-steps.ts';
import { inPoints, voteShare } from './vote-share.ts';

/** The like-for-like changes after one step of the night. */
export interface ChangePoint {
  readonly at: string;
  /** Declared seats with a base by then. */
  readonly seats: number;
  /** One a party asked for, in points; null while it had no base in the seats declared. */
  readonly changes: readonly (number | null)[];
}

/**
 * The change of some parties' shares in Great Britain after every declaration, correction and withdrawal: all seats
 * declared by then against the base of the same seats. The last point is the change so far.
 */
export function changeOverTime(
  steps: readonly NightStep[],
  parties: readonly PartyId[],
): readonly ChangePoint[] {
  const now = parties.map(() => 0);
  const before = parties.map(() => 0);
  const valid = { now: 0, before: 0 };
  let seats = 0;
  const take = (step: NightStep, side: 'before' | 'after', factor: 1 | -1): boolean => {
    const figures = step[side]?.figures ?? null;
    const compared = figures === null ? null : comparisonOf(step.constituency, step.contest, figures);
    if (compared === null) return false;
    for (const [place, party] of parties.entries()) {
      now[place] = (now[place] ?? 0) + factor * (compared.now.get(party) ?? 0);
      before[place] = (before[place] ?? 0) + factor * (compared.before.get(party) ?? 0);
    }
    valid.now += factor * compared.validNow;
    valid.before += factor * compared.validBefore;
    seats += factor;
    return true;
  };
  return steps.flatMap((step) => {
    if (step.constituency.nation === 'Northern Ireland') return [];
    const left = take(step, 'before', -1);
    const came = take(step, 'after', 1);
    if (!left && !came) return [];
    const changes = parties.map((_, place) => {
      const base = before[place] ?? 0;
      if (base === 0) return null;
      return inPoints(voteShare(now[place] ?? 0, valid.now) - voteShare(base, valid.before));
    });
    return [{ at: step.at, seats, changes }];
  });
}

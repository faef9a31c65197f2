import type { Figures } from '../events.ts';
import type { PartyId, Standing } from '../ids.ts';
import type { Constituency } from '../reference.ts';
import { candidatesOf, type Roll } from '../roll.ts';
import type { Contest, NightState } from '../state.ts';
import { constituenciesIn, type Scope } from './scope.ts';
import { butlerSwing } from './swing.ts';
import { validVotes, votesOf } from './valid-votes.ts';
import { inPoints, voteShare } from './vote-share.ts';

/** One declared contest that has a base: votes now and then, by standing. */
export interface Comparison {
  readonly constituency: Constituency;
  readonly now: ReadonlyMap<Standing, number>;
  readonly before: ReadonlyMap<Standing, number>;
  readonly validNow: number;
  readonly validBefore: number;
}

/** The declared contests of a scope that have a base. */
export function comparisons(roll: Roll, state: NightState, scope: Scope): readonly Comparison[] {
  return constituenciesIn(roll, scope).flatMap((constituency) => {
    const contest = state.contests[constituency.id];
    if (contest?.phase.kind !== 'declared') return [];
    const compared = comparisonOf(constituency, contest, contest.phase.figures);
    return compared === null ? [] : [compared];
  });
}

/** Any public figures of a contest beside its base; null where there is none. */
export function comparisonOf(
  constituency: Constituency,
  contest: Contest,
  figures: Figures,
): Comparison | null {
  const { base } = constituency;
  if (base === null) return null;
  const standings = new Map(candidatesOf(constituency, contest).map((each) => [each.id, each.standing]));
  return {
    constituency,
    now: summed(votesOf(figures).map(([id, votes]) => [standings.get(id), votes])),
    before: summed(base.entries.map(({ standing, votes }) => [standing, votes])),
    validNow: validVotes(figures),
    validBefore: base.validVotes,
  };
}

export interface PairSwing {
  /** From the loser to the gainer, in points; negative when it went the other way. */
  readonly points: number;
  /** Declared contests in which it was measured. */
  readonly seats: number;
}

/**
 * The like-for-like swing between two parties in those of the contests where both stood then and now: their shares
 * there, taken together, against the base of the same contests. Where one of them did not stand, a change of its
 * share would be a change of the ballot paper. Null where there is no such contest.
 */
export function pairSwing(
  contests: readonly Comparison[],
  { gainer, loser }: { readonly gainer: PartyId; readonly loser: PartyId },
): PairSwing | null {
  const sum = { seats: 0, gainerNow: 0, loserNow: 0, validNow: 0 };
  const base = { gainer: 0, loser: 0, valid: 0 };
  for (const { now, before, validNow, validBefore } of contests) {
    const gainerNow = now.get(gainer);
    const loserNow = now.get(loser);
    const gainerBefore = before.get(gainer);
    const loserBefore = before.get(loser);
    if (gainerNow === undefined || loserNow === undefined) continue;
    if (gainerBefore === undefined || loserBefore === undefined) continue;
    sum.seats += 1;
    sum.gainerNow += gainerNow;
    sum.loserNow += loserNow;
    sum.validNow += validNow;
    base.gainer += gainerBefore;
    base.loser += loserBefore;
    base.valid += validBefore;
  }
  if (sum.seats === 0) return null;
  const points = butlerSwing({
    gainer: inPoints(voteShare(sum.gainerNow, sum.validNow) - voteShare(base.gainer, base.valid)),
    loser: inPoints(voteShare(sum.loserNow, sum.validNow) - voteShare(base.loser, base.valid)),
  });
  return { points, seats: sum.seats };
}

function summed(rows: readonly (readonly [Standing | undefined, number])[]): ReadonlyMap<Standing, number> {
  const sum = new Map<Standing, number>();
  for (const [standing, votes] of rows) {
    if (standing !== undefined) sum.set(standing, (sum.get(standing) ?? 0) + votes);
  }
  return sum;
}

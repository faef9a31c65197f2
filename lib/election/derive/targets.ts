import type { PartyId, Standing } from '../ids.ts';
import type { BaseEntry, Candidate, Constituency } from '../reference.ts';
import type { Roll } from '../roll.ts';
import type { Contest, NightState } from '../state.ts';
import { defending } from './hold-or-gain.ts';
import { resultSummary } from './result-summary.ts';
import { swingsNeeded } from './swing-needed.ts';

/** What became of a target: the party took it, its defender held it, somebody else took it, or nobody has yet. */
export type TargetOutcome = 'fallen' | 'held' | 'toAnother' | 'open';

export interface Target {
  /** 1 for the smallest swing. */
  readonly rank: number;
  readonly constituency: Constituency;
  readonly candidate: Candidate;
  readonly defender: BaseEntry;
  /** Swing from the defending party that would bring the two level, in points. */
  readonly points: number;
  /** Votes by which the party was behind in the base. */
  readonly votesBehind: number;
  readonly outcome: TargetOutcome;
}

/**
 * A party's target list: the seats that another defends (only `from`, when it is given) and where the party stands
 * and has a base, the smallest swing first. Seats where it has no base have no rank: nobody can say how far they are.
 */
export function targetsOf(
  roll: Roll,
  state: NightState,
  { by, from }: { readonly by: PartyId; readonly from: Standing | null },
): readonly Target[] {
  return roll.reference.constituencies
    .flatMap((constituency) => {
      const defender = defending(constituency.base);
      if (defender === null || defender.standing === by) return [];
      if (from !== null && defender.standing !== from) return [];
      const contest = state.contests[constituency.id];
      const needed = swingsNeeded(constituency, contest).find(({ challenger }) => challenger.standing === by);
      if (needed === undefined || needed.points === null) return [];
      const { challenger: candidate, points } = needed;
      return [{ constituency, candidate, defender, points, outcome: outcomeFor(by, constituency, contest) }];
    })
    .sort(
      (left, right) => left.points - right.points || (left.constituency.id < right.constituency.id ? -1 : 1),
    )
    .map((target, index) => ({
      ...target,
      rank: index + 1,
      votesBehind: target.defender.votes - baseVotes(target.constituency, by),
    }));
}

/** Seats that a party must gain beyond those it defends to have a majority; 0 when it defends one. */
export function gainsNeeded(roll: Roll, party: PartyId): number {
  return Math.max(0, roll.seatsForMajority - seatsDefended(roll, party));
}

export function seatsDefended(roll: Roll, standing: Standing): number {
  return roll.reference.constituencies.filter(({ base }) => defending(base)?.standing === standing).length;
}

function outcomeFor(by: PartyId, constituency: Constituency, contest: Contest | undefined): TargetOutcome {
  const summary = resultSummary(constituency, contest);
  if (summary === null) return 'open';
  if (summary.standing === by) return 'fallen';
  return summary.outcome.kind === 'hold' ? 'held' : 'toAnother';
}

function baseVotes({ base }: Constituency, party: PartyId): number {
  return (base?.entries ?? [])
    .filter(({ standing }) => standing === party)
    .reduce((sum, { votes }) => sum + votes, 0);
}

import type { Candidate, Constituency } from '../reference.ts';
import { candidateOf, type Roll } from '../roll.ts';
import type { Contest, NightState } from '../state.ts';

/**
 * What somebody elected was before: a member at dissolution, of this seat or another ("re-elected"); a member of an
 * earlier House only ("returning"); never a member ("new").
 */
export type MemberHistory = 'reElected' | 'returning' | 'new';

export interface Member {
  readonly constituency: Constituency;
  readonly candidate: Candidate;
  readonly history: MemberHistory;
}

/** Everybody elected so far, announced winners among them, in the order of the constituencies. */
export function members(roll: Roll, state: NightState): readonly Member[] {
  return roll.reference.constituencies.flatMap((constituency) => {
    const candidate = memberElect(constituency, state.contests[constituency.id]);
    return candidate === null ? [] : [{ constituency, candidate, history: historyOf(candidate) }];
  });
}

/** Who takes the seat, declared or announced; null until then, and after a withdrawal. */
export function memberElect(constituency: Constituency, contest: Contest | undefined): Candidate | null {
  const phase = contest?.phase;
  if (phase?.kind !== 'declared' && phase?.kind !== 'rush') return null;
  return candidateOf(constituency, contest, phase.winner);
}

export function historyOf({ sittingMp, formerMp }: Candidate): MemberHistory {
  if (sittingMp) return 'reElected';
  return formerMp ? 'returning' : 'new';
}

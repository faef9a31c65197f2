import type { Candidate, Constituency } from '../reference.ts';
import { candidatesOf } from '../roll.ts';
import type { Contest } from '../state.ts';

/**
 * Sitting MPs beaten on this ballot, of whatever seat they were members, in the order of the ballot paper. Known
 * from the announcement of a winner on; empty before.
 */
export function beatenMps(constituency: Constituency, contest: Contest | undefined): readonly Candidate[] {
  const phase = contest?.phase;
  if (phase?.kind !== 'declared' && phase?.kind !== 'rush') return [];
  return candidatesOf(constituency, contest).filter(
    (candidate) => candidate.sittingMp && candidate.id !== phase.winner,
  );
}

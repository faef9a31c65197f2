import type { Base, Candidate } from '../reference.ts';
import { baseShareOf } from './base-share.ts';
import { inPoints, voteShare } from './vote-share.ts';

/**
 * Change of a candidate's share of the valid votes since the base, in points; null where there is nothing to
 * compare with, which is not 0.
 */
export function shareChange(of: {
  readonly candidate: Candidate;
  readonly votes: number;
  readonly validVotes: number;
  readonly base: Base | null;
}): number | null {
  const before = baseShareOf(of.base, of.candidate);
  return before === null ? null : inPoints(voteShare(of.votes, of.validVotes) - before);
}

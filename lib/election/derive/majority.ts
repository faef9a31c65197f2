import type { Figures } from '../events.ts';
import type { CandidateId } from '../ids.ts';
import { ranked } from './standing-order.ts';
import { validVotes } from './valid-votes.ts';
import { voteShare } from './vote-share.ts';

export interface Majority {
  /** Winner's votes less the runner-up's; 0 where the lot decided. */
  readonly votes: number;
  /** The same as a share of the valid votes, 0 to 1. */
  readonly share: number;
  readonly runnerUp: CandidateId;
}

/** The winner's lead over the runner-up; null where only one candidate has figures. */
export function majority(figures: Figures): Majority | null {
  const [first, second] = ranked(figures);
  if (first === undefined || second === undefined) return null;
  const votes = first.votes - second.votes;
  return { votes, share: voteShare(votes, validVotes(figures)), runnerUp: second.candidateId };
}

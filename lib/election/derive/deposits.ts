import type { Figures } from '../events.ts';
import type { CandidateId } from '../ids.ts';
import { validVotes, votesOf } from './valid-votes.ts';

/**
 * A deposit is lost on one-twentieth of the valid votes or fewer, so exactly 5 % loses it (Parliamentary
 * Elections Rules, rule 53). Decided on whole votes, never on a rounded share.
 */
export function losesDeposit(votes: number, validVotes: number): boolean {
  return votes * 20 <= validVotes;
}

/** Candidates who lose their deposits, in the order of the figures. */
export function lostDeposits(figures: Figures): readonly CandidateId[] {
  const valid = validVotes(figures);
  return votesOf(figures)
    .filter(([, votes]) => losesDeposit(votes, valid))
    .map(([id]) => id);
}

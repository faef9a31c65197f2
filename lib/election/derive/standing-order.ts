import type { Figures } from '../events.ts';
import type { CandidateId } from '../ids.ts';
import { votesOf } from './valid-votes.ts';

export interface RankedCandidate {
  readonly candidateId: CandidateId;
  readonly votes: number;
}

/**
 * Candidates with the most votes first. Where the highest votes are equal, the one whom the lot chose comes
 * first; any other equals keep the order of the figures, which is that of the ballot paper.
 */
export function ranked(figures: Figures): readonly RankedCandidate[] {
  const chosen = figures.decidedByLot;
  const lotFirst = (id: CandidateId) => (id === chosen ? 0 : 1);
  return votesOf(figures)
    .map(([candidateId, votes]) => ({ candidateId, votes }))
    .sort(
      (left, right) => right.votes - left.votes || lotFirst(left.candidateId) - lotFirst(right.candidateId),
    );
}

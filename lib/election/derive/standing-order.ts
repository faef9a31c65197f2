import type { Figures } from '../events.ts';
import type { CandidateId } from '../ids.ts';
import { votesOf } from './valid-votes.ts';

export interface RankedCandidate {
  readonly candidateId: CandidateId;
  readonly votes: number;
}

/**
 * Candidates with the most votes first. Where the highest votes are equal, the one whom the lot chose comes first.
 * Any other equals stand in the order of their ids: it means nothing, but every copy of the night agrees on it.
 */
export function ranked(figures: Figures): readonly RankedCandidate[] {
  const chosen = figures.decidedByLot;
  return votesOf(figures)
    .map(([candidateId, votes]) => ({ candidateId, votes }))
    .sort((left, right) => {
      if (left.votes !== right.votes) return right.votes - left.votes;
      if (left.candidateId === chosen) return -1;
      if (right.candidateId === chosen) return 1;
      return left.candidateId < right.candidateId ? -1 : 1;
    });
}

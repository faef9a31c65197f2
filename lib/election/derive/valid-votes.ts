import type { Figures } from '../events.ts';
import type { CandidateId } from '../ids.ts';

/** Valid votes: the sum of the candidates' votes. Rejected papers are not among them. */
export function validVotes(figures: Figures): number {
  return votesOf(figures).reduce((sum, [, votes]) => sum + votes, 0);
}

/** Candidates and their whole votes, in the order of the figures. */
export function votesOf(figures: Figures): readonly (readonly [CandidateId, number])[] {
  return Object.entries(figures.votes) as [CandidateId, number][];
}

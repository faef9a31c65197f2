import type { Figures } from '../events.ts';
import type { CandidateId } from '../ids.ts';
import { votesOf } from './valid-votes.ts';

/** Candidates with the most votes: one, or several when they are equal. Votes must not be empty. */
export function leaders(figures: Figures): readonly CandidateId[] {
  const entries = votesOf(figures);
  const most = Math.max(...entries.map(([, votes]) => votes));
  return entries.filter(([, votes]) => votes === most).map(([id]) => id);
}

/**
 * Who is elected. Equal highest votes are settled by lot, never by us (Parliamentary Elections Rules, rule 49);
 * null when there is a tie and no lot among the equal candidates is recorded.
 */
export function winnerOf(figures: Figures): CandidateId | null {
  const [first, ...others] = leaders(figures);
  if (first === undefined) return null;
  if (others.length === 0) return first;
  const lot = figures.decidedByLot;
  return lot !== null && (lot === first || others.includes(lot)) ? lot : null;
}

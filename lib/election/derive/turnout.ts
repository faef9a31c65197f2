import type { Figures } from '../events.ts';
import { validVotes } from './valid-votes.ts';

/** Turnout as the House of Commons Library gives it: valid votes over the electorate, 0 to 1. */
export function turnoutOfValidVotes(figures: Figures): number | null {
  return figures.electorate === 0 ? null : validVotes(figures) / figures.electorate;
}

/**
 * Turnout as a returning officer announces it: valid and rejected papers over the electorate, 0 to 1. Null while
 * the number of rejected papers is not known.
 */
export function turnoutOfBallots(figures: Figures): number | null {
  if (figures.electorate === 0 || figures.rejectedBallots === null) return null;
  return (validVotes(figures) + figures.rejectedBallots) / figures.electorate;
}

import type { Standing } from '../ids.ts';
import type { Candidate, Constituency } from '../reference.ts';
import type { Roll } from '../roll.ts';
import type { NightState } from '../state.ts';
import { type ResultRow, resultRows } from './result-row.ts';

/** What a deposit is, in pounds (Representation of the People Act 1985, section 13). */
export const DEPOSIT_POUNDS = 500;

export interface DepositsRow {
  readonly standing: Standing;
  readonly lost: number;
  /** Candidates of declared contests: only they can have lost it yet. */
  readonly candidates: number;
}

/**
 * Deposits lost so far, by standing: most first, equals by fewest candidates, then by standing. Standings whose every
 * candidate kept it are there with 0. Declared contests only: a winner announced without figures decides no deposit.
 */
export function depositsByStanding(roll: Roll, state: NightState): readonly DepositsRow[] {
  const rows = new Map<Standing, { lost: number; candidates: number }>();
  for (const constituency of roll.reference.constituencies) {
    const contest = state.contests[constituency.id];
    for (const { candidate, depositLost } of contest === undefined ? [] : resultRows(constituency, contest)) {
      const row = rows.get(candidate.standing) ?? { lost: 0, candidates: 0 };
      row.lost += depositLost ? 1 : 0;
      row.candidates += 1;
      rows.set(candidate.standing, row);
    }
  }
  return [...rows]
    .map(([standing, row]) => ({ standing, ...row }))
    .sort(
      (left, right) =>
        right.lost - left.lost ||
        left.candidates - right.candidates ||
        (left.standing < right.standing ? -1 : 1),
    );
}

export interface LostDeposit {
  readonly constituency: Constituency;
  readonly candidate: Candidate;
  readonly votes: number;
  /** Of the valid votes, 0 to 1: at most 0.05. */
  readonly share: number;
}

/** The candidates of a standing who lost their deposits: those nearest to keeping it first, equals by seat. */
export function lostDepositsOf(roll: Roll, state: NightState, standing: Standing): readonly LostDeposit[] {
  return roll.reference.constituencies
    .flatMap((constituency) => {
      const contest = state.contests[constituency.id];
      const rows = contest === undefined ? [] : resultRows(constituency, contest);
      return rows
        .filter((row: ResultRow) => row.depositLost && row.candidate.standing === standing)
        .map(({ candidate, votes, share }) => ({ constituency, candidate, votes, share }));
    })
    .sort(
      (left, right) =>
        right.share - left.share || (left.constituency.name < right.constituency.name ? -1 : 1),
    );
}

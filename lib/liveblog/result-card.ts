import { type Majority, majority } from '#lib/election/derive/majority.ts';
import { type ResultRow, rowsOf } from '#lib/election/derive/result-row.ts';
import { type ResultSummary, summaryOf } from '#lib/election/derive/result-summary.ts';
import { type Swing, swingOf } from '#lib/election/derive/swing.ts';
import { turnoutOfValidVotes } from '#lib/election/derive/turnout.ts';
import type { CandidateId } from '#lib/election/ids.ts';
import type { PublicResult } from '#lib/election/public-results.ts';
import type { Candidate, Constituency } from '#lib/election/reference.ts';
import { candidateOf } from '#lib/election/roll.ts';
import type { Contest } from '#lib/election/state.ts';

export type PostCard = ResultCard | RushCard;

/** A result as it stood when it was declared. Later events change only what became of it, never its figures. */
export interface ResultCard {
  readonly kind: 'resultCard';
  readonly constituency: Constituency;
  readonly publicRevision: number;
  readonly summary: ResultSummary;
  /** All candidates, most votes first; a page shows as many as it has room for. */
  readonly rows: readonly ResultRow[];
  readonly majority: Majority | null;
  /** Valid votes over the electorate, 0 to 1. */
  readonly turnout: number | null;
  readonly swing: Swing | null;
  /** How the result ceased to stand; null while it stands. */
  readonly ended: PublicResult['ended'];
  /** Why it is doubted while it stands; null otherwise. */
  readonly doubt: string | null;
}

/** A winner whose figures are to come. */
export interface RushCard {
  readonly kind: 'rushCard';
  readonly constituency: Constituency;
  readonly summary: ResultSummary;
  readonly winner: Candidate;
}

export function resultCard(constituency: Constituency, contest: Contest, result: PublicResult): ResultCard {
  return {
    kind: 'resultCard',
    constituency,
    publicRevision: result.publicRevision,
    summary: summaryOf(constituency, contest, result.winner),
    rows: rowsOf(constituency, contest, result),
    majority: majority(result.figures),
    turnout: turnoutOfValidVotes(result.figures),
    swing: swingOf(constituency, contest, result),
    ended: result.ended,
    doubt: result.ended === null ? (contest.flag?.words ?? null) : null,
  };
}

export function rushCard(constituency: Constituency, contest: Contest, winner: CandidateId): RushCard {
  return {
    kind: 'rushCard',
    constituency,
    summary: summaryOf(constituency, contest, winner),
    winner: candidateOf(constituency, contest, winner),
  };
}

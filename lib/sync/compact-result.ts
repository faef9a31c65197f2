import type { Figures } from '#lib/election/events.ts';
import type { CandidateId } from '#lib/election/ids.ts';
import type { SupersededResult } from '#lib/election/state.ts';
import { type CompactInstant, compactInstant, fullInstant } from './compact-instant.ts';

/** What is shared by the rows of one snapshot, so that each row can be short. */
export interface RowContext {
  /** The moment that instants are measured from: the close of poll. */
  readonly sinceMs: number;
  /** Place of a source in the snapshot's list of sources; the writer adds one that is new. */
  readonly placeOfSource: (source: string) => number;
  readonly sourceAt: (place: number) => string;
}

/** A public result that stands or stood; how it ended is written apart. */
export type PublicResult = Omit<SupersededResult, 'ended'>;

export type CompactResult = readonly [
  publicRevision: number,
  seq: number,
  at: CompactInstant,
  source: number,
  by: 'feed' | 'desk',
  reason: string | null,
  winner: CandidateId | number,
  figures: CompactFigures,
];

type CompactFigures = readonly [
  electorate: number,
  rejectedBallots: number | null,
  decidedByLot: CandidateId | null,
  declaredAt: CompactInstant,
  votes: CompactVotes,
];

/** Votes in the order of the ballot paper when exactly its candidates have them; by id otherwise. */
type CompactVotes = readonly number[] | Readonly<Record<CandidateId, number>>;

export function compactResult(
  result: PublicResult,
  ballot: readonly CandidateId[],
  context: RowContext,
): CompactResult {
  const place = ballot.indexOf(result.winner);
  return [
    result.publicRevision,
    result.seq,
    compactInstant(result.at, context.sinceMs),
    context.placeOfSource(result.source),
    result.by,
    result.reason,
    place === -1 ? result.winner : place,
    compactFigures(result.figures, ballot, context.sinceMs),
  ];
}

export function fullResult(
  row: CompactResult,
  ballot: readonly CandidateId[],
  context: RowContext,
): PublicResult {
  const [publicRevision, seq, at, source, by, reason, winner, figures] = row;
  return {
    publicRevision,
    figures: fullFigures(figures, ballot, context.sinceMs),
    winner: typeof winner === 'number' ? candidateAt(ballot, winner) : winner,
    seq,
    at: fullInstant(at, context.sinceMs),
    source: context.sourceAt(source),
    by,
    reason,
  };
}

function compactFigures(figures: Figures, ballot: readonly CandidateId[], sinceMs: number): CompactFigures {
  const { votes, electorate, rejectedBallots, decidedByLot, declaredAt } = figures;
  return [
    electorate,
    rejectedBallots,
    decidedByLot,
    compactInstant(declaredAt, sinceMs),
    inBallotOrder(votes, ballot) ?? votes,
  ];
}

function fullFigures(row: CompactFigures, ballot: readonly CandidateId[], sinceMs: number): Figures {
  const [electorate, rejectedBallots, decidedByLot, declaredAt, votes] = row;
  return {
    votes: isList(votes)
      ? Object.fromEntries(votes.map((count, place) => [candidateAt(ballot, place), count]))
      : votes,
    electorate,
    rejectedBallots,
    decidedByLot,
    declaredAt: fullInstant(declaredAt, sinceMs),
  };
}

function inBallotOrder(votes: Figures['votes'], ballot: readonly CandidateId[]): readonly number[] | null {
  if (Object.keys(votes).length !== ballot.length) return null;
  const counts = ballot.map((id) => votes[id]);
  return counts.every((count) => count !== undefined) ? counts : null;
}

function isList(votes: CompactVotes): votes is readonly number[] {
  return Array.isArray(votes);
}

function candidateAt(ballot: readonly CandidateId[], place: number): CandidateId {
  const id = ballot[place];
  if (id === undefined) throw new Error(`No candidate at place ${place} of ${ballot.length}`);
  return id;
}

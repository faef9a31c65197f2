import type { CandidateId, ConstituencyId } from '#lib/election/ids.ts';

/** What one person at the desk says of a contest, ready to be compared with what another says. */
export interface Entry {
  readonly constituencyId: ConstituencyId;
  /** The contest's revision that its writer saw: what moved since is said before anything is overwritten. */
  readonly expectedRevision: number;
  /** Who says so, in words a reader may see: "Returning officer, by telephone". */
  readonly source: string;
  readonly content: EntryContent;
}

export type EntryContent =
  | { readonly kind: 'result'; readonly figures: EntryFigures }
  | { readonly kind: 'correction'; readonly figures: EntryFigures; readonly reason: string }
  | { readonly kind: 'rush'; readonly winner: CandidateId }
  | { readonly kind: 'counting' }
  /** 1 for the first recount. */
  | { readonly kind: 'recount'; readonly recount: number }
  | { readonly kind: 'withdrawal'; readonly reason: string }
  | { readonly kind: 'postponement'; readonly reason: string }
  | { readonly kind: 'flag'; readonly words: string }
  | { readonly kind: 'flagCleared' };

export type EntryKind = EntryContent['kind'];

/** Figures as they were read out; what was not said is null, which is not 0. */
export interface EntryFigures {
  /** Every candidate who stands, and nobody else. */
  readonly votes: Readonly<Record<CandidateId, number>>;
  /** Null: the one known before the night. */
  readonly electorate: number | null;
  readonly rejectedBallots: number | null;
  /** Ballot papers verified, valid and rejected together; a second look at the sum. */
  readonly ballots: number | null;
  /** As it was announced; a second look at the votes. */
  readonly majority: number | null;
  /** As it was announced; a second look at the votes. */
  readonly winner: CandidateId | null;
  /** The candidate whom the lot chose between equal highest votes; null without a tie. */
  readonly decidedByLot: CandidateId | null;
  /** UTC instant of the declaration. */
  readonly declaredAt: string;
}

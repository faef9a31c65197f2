import type { SeatType } from '#lib/election/seat-type.ts';

/** What the Library's files say, parsed and on final codes, before anything is made of it. */

export interface LibraryCandidate {
  readonly row: number;
  readonly ons: string;
  readonly constituency: string;
  readonly party: LibraryParty;
  /** Registered jointly with a second party: Labour and Co-operative. */
  readonly joint: boolean;
  readonly firstName: string;
  readonly surname: string;
  readonly gender: 'female' | 'male' | 'unknown';
  readonly sittingMp: boolean;
  readonly formerMp: boolean;
  /** Parliament's number for a member, which follows a person from one election to the next. */
  readonly mnis: string | null;
  /** Null in a list of nominations. */
  readonly votes: number | null;
  readonly change: string;
  /** Democracy Club's number for the person. */
  readonly person: string | null;
}

export interface LibraryParty {
  readonly abbreviation: string;
  readonly name: string;
  readonly mnis: string | null;
}

export interface LibraryConstituency {
  readonly row: number;
  readonly ons: string;
  readonly name: string;
  readonly regionOns: string | null;
  readonly region: string;
  readonly country: string;
  /** What the constituency is in law; null where the file does not say. */
  readonly type: SeatType | null;
  /** London local time without a zone, "2019-12-12T23:27"; null where none was published. */
  readonly declaredLocal: string | null;
  readonly result: string;
  readonly electorate: number;
  readonly validVotes: number | null;
  readonly invalidVotes: number | null;
  readonly majority: number | null;
}

export interface NotionalRow {
  readonly row: number;
  readonly ons: string;
  readonly electorate: number;
  readonly validVotes: number;
  readonly party: LibraryParty;
  readonly votes: number;
}

/** Revised code of a published one; a code that was never revised is its own. */
export type ReviseCode = (published: string) => string;

import type { CandidateId, ConstituencyId, PartyId, RegionId, Standing } from './ids.ts';

/**
 * Everything that is known before the night and that figures are measured against. It is made from an election
 * pack, never changes while a night runs, and is the same object shape on the server and in the browser.
 */
export interface Reference {
  readonly election: ElectionInfo;
  /** Content hash of the election pack, lower-case hexadecimal SHA-256. */
  readonly packHash: string;
  readonly regions: readonly Region[];
  readonly parties: readonly Party[];
  readonly constituencies: readonly Constituency[];
}

export interface ElectionInfo {
  readonly id: string;
  /** "General election 2024" */
  readonly name: string;
  /** Calendar date of the poll in the United Kingdom, YYYY-MM-DD. */
  readonly pollDate: string;
  /** UTC instant before which nothing about how people voted may be published. */
  readonly closeOfPoll: string;
  /** "2019" or "2019 notional": what change, swing, hold and gain are measured against. */
  readonly baseName: string;
  /** True when the base was recomputed on new boundaries and is therefore an estimate. */
  readonly baseIsNotional: boolean;
}

export interface Region {
  readonly id: RegionId;
  readonly name: string;
  readonly nation: Nation;
}

export type Nation = 'England' | 'Scotland' | 'Wales' | 'Northern Ireland';

export interface Party {
  readonly id: PartyId;
  /** "Labour" */
  readonly name: string;
  /** The party as the subject of a sentence: "the Conservatives", "Labour". */
  readonly collective: string;
  /** Whether that subject takes a plural verb: the Conservatives have, Labour has. */
  readonly plural: boolean;
  /** False for a party whose members do not take their seats, which lowers the effective majority line. */
  readonly takesSeats: boolean;
  /** What a tag carries: "Lab". */
  readonly abbreviation: string;
  /** One or two letters for a hexagon: "L". */
  readonly letter: string;
  /** Name of the party whose votes were taken as this party's base, when that was another: "Brexit Party". */
  readonly baseName: string | null;
}

export interface Constituency {
  readonly id: ConstituencyId;
  readonly name: string;
  /** Last part of the page's address: lower case, ASCII, hyphens. */
  readonly slug: string;
  readonly nation: Nation;
  readonly region: RegionId;
  readonly welshName: string | null;
  /** The local authority in which most of its people live, and which mostly counts its votes; null if not known. */
  readonly council: string | null;
  readonly electorate: number;
  /** In ballot-paper order: by surname. */
  readonly candidates: readonly Candidate[];
  readonly base: Base | null;
  readonly outgoingMp: OutgoingMp | null;
  /** UTC instant, and where it comes from; null when no time was published or could be estimated. */
  readonly expected: ExpectedTime | null;
  /** Offset hexagon coordinates, "odd-r" with rows growing southwards; null in a pack without a map. */
  readonly hex: { readonly column: number; readonly row: number } | null;
  readonly neighbours: readonly ConstituencyId[];
}

export interface Candidate {
  readonly id: CandidateId;
  readonly name: string;
  readonly surname: string;
  readonly standing: Standing;
  /** What the ballot paper says, when it differs from the party's name: "Labour and Co-operative Party". */
  readonly description: string | null;
  readonly gender: 'female' | 'male' | 'unknown';
  /** A member of any seat at dissolution. */
  readonly sittingMp: boolean;
  readonly formerMp: boolean;
  /** Why a reader knows the name: "Defence Secretary", "Leader of Reform UK"; null for most. */
  readonly notable: Notable | null;
}

export interface Notable {
  readonly role: string;
  readonly kind: 'leader' | 'minister' | 'other';
}

/** The result that this night is measured against: the last general election's, or its notional one. */
export interface Base {
  readonly electorate: number | null;
  readonly validVotes: number;
  /** Most votes first. */
  readonly entries: readonly BaseEntry[];
}

export interface BaseEntry {
  readonly standing: Standing;
  readonly votes: number;
  /** Independents are people: the name lets a hold by the same person be told from a gain by another. */
  readonly name: string | null;
}

export interface OutgoingMp {
  readonly name: string;
  readonly standing: Standing;
  readonly candidateId: CandidateId | null;
  /** "standing here", "standing elsewhere", "not standing" */
  readonly plans: 'here' | 'elsewhere' | 'notStanding';
}

export interface ExpectedTime {
  readonly at: string;
  readonly basis: 'announced' | 'previousElection';
}

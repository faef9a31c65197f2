import type { Counts } from './counts.ts';
import type { CandidateId, ConstituencyId, Standing } from './ids.ts';

/** One thing that happened, as the system's part of the liveblog tells it. */
export type TimelineEntry =
  | TimelineResult
  | TimelineRush
  | TimelineRecount
  | TimelineNotice
  | TimelineMoment
  | TimelineSummary;

interface TimelineBase {
  /** The event that it comes from. */
  readonly seq: number;
  readonly at: string;
  readonly constituencyId: ConstituencyId;
}

/** A card with the figures that the event made public; `publicResultOf` finds them by the seq. */
export interface TimelineResult extends TimelineBase {
  readonly kind: 'result' | 'correction';
}

/** A card of a winner whose figures are to come. */
export interface TimelineRush extends TimelineBase {
  readonly kind: 'rush';
  readonly winner: CandidateId;
}

export interface TimelineRecount extends TimelineBase {
  readonly kind: 'recount';
  readonly recount: number;
}

export interface TimelineNotice extends TimelineBase {
  readonly kind: 'withdrawal' | 'postponement' | 'flag' | 'flagCleared';
  /** Why, in the words of the event; empty for a flag that was cleared. */
  readonly words: string;
  readonly source: string;
}

/** A key event of the night. A moment that a later event undid stays, and is followed by its undoing. */
export interface TimelineMoment extends TimelineBase {
  readonly kind: 'moment';
  readonly moment: MomentKind;
  /** The standing it is about: who took the first seat, who reached a majority. */
  readonly standing: Standing;
  /** The person it is about, for moments of a notable candidate. */
  readonly candidateId: CandidateId | null;
}

/** Where the night stood when a round number of seats had declared; the constituency is the one that made it round. */
export interface TimelineSummary extends TimelineBase {
  readonly kind: 'summary';
  readonly declared: number;
  readonly rush: number;
  readonly postponed: number;
  readonly seats: Counts<Standing>;
  readonly gains: Counts<Standing>;
  readonly losses: Counts<Standing>;
}

/** What makes a moment a key event. */
export type MomentKind =
  | 'firstSeat'
  | 'firstGain'
  | 'partyFirstSeat'
  | 'notableElected'
  | 'notableDefeated'
  | 'majorityReached'
  | 'majorityLost'
  | 'nightComplete';

import type { Counts } from './counts.ts';
import type { Figures } from './events.ts';
import type { CandidateId, ConstituencyId, PostId, RegionId, Standing } from './ids.ts';
import type { Candidate } from './reference.ts';
import type { TimelineEntry } from './timeline-entry.ts';
import type { WrittenDocument } from './written-document.ts';

/** Everything the log says so far. Derived, and may be thrown away: fold the log again and it is back. */
export interface NightState {
  /** Only contests of which something is known; any other is awaiting. */
  readonly contests: Readonly<Record<ConstituencyId, Contest>>;
  readonly tally: Tally;
  /** What happened, oldest first: the system's part of the liveblog. */
  readonly timeline: readonly TimelineEntry[];
  /** What people wrote: the other part of it. */
  readonly liveblog: LiveblogState;
  /** Null while the public may see the forecast. */
  readonly forecastHidden: HiddenForecast | null;
  /** Each time that it was taken off or shown again, oldest first. */
  readonly forecastSwitches: readonly ForecastSwitch[];
  /** What the newsroom expects of single candidates, in the order in which it first said so. */
  readonly localPriors: readonly HeldLocalPrior[];
  /** Seats that editors picked to watch, in the order in which they did. */
  readonly watch: readonly WatchPick[];
}

export interface Contest {
  readonly phase: Phase;
  /** Highest revision accepted for this contest from any source; 0 before the first. */
  readonly revision: number;
  readonly flag: Flag | null;
  /** Earlier public results of this contest, oldest first. Nothing that was public is ever lost. */
  readonly superseded: readonly SupersededResult[];
  /** Candidates, when the nominations were amended during the night; null while the pack's stand. */
  readonly candidates: readonly Candidate[] | null;
}

export type Phase =
  | { readonly kind: 'awaiting' }
  | { readonly kind: 'counting'; readonly since: string }
  | { readonly kind: 'recount'; readonly recount: number; readonly since: string }
  | RushPhase
  | DeclaredPhase
  | WithdrawnPhase
  | PostponedPhase;

export interface RushPhase {
  readonly kind: 'rush';
  readonly winner: CandidateId;
  readonly at: string;
  readonly source: string;
}

export interface DeclaredPhase extends MadePublic {
  readonly kind: 'declared';
}

export interface WithdrawnPhase {
  readonly kind: 'withdrawn';
  readonly at: string;
  readonly reason: string;
  readonly source: string;
}

export interface PostponedPhase {
  readonly kind: 'postponed';
  readonly at: string;
  readonly reason: string;
  readonly source: string;
}

export interface Flag {
  readonly words: string;
  readonly at: string;
}

/** A result with the event that made it public. */
export interface MadePublic {
  /** 1 for the first public result of the contest, one more for each that replaced it. */
  readonly publicRevision: number;
  readonly figures: Figures;
  /** Who takes the seat: decided once, when the figures are accepted. */
  readonly winner: CandidateId;
  readonly seq: number;
  readonly at: string;
  readonly source: string;
  readonly by: 'feed' | 'desk';
  /** Why it replaced the one before; null for a first declaration. */
  readonly reason: string | null;
}

/** A result that was public and was corrected or withdrawn. */
export interface SupersededResult extends MadePublic {
  readonly ended: { readonly how: 'corrected' | 'withdrawn'; readonly at: string; readonly reason: string };
}

/**
 * Totals, kept one contest at a time and always equal to a recomputation from the contests.
 * A rush counts in seats, gains and losses only; everything else counts declared results only.
 */
export interface Tally extends SeatCounts {
  /** Regions of which something is counted; their sums are the totals above. */
  readonly areas: Readonly<Record<RegionId, AreaTally>>;
}

/** Contests by what became of them, and seats by who has, gained and lost them. */
interface SeatCounts {
  readonly declared: number;
  readonly rush: number;
  readonly withdrawn: number;
  readonly postponed: number;
  readonly seats: Counts<Standing>;
  readonly gains: Counts<Standing>;
  readonly losses: Counts<Standing>;
}

/** Seats of one region, and votes of its declared contests beside the base votes of the same contests. */
export interface AreaTally extends SeatCounts {
  /** Declared contests that have a base. */
  readonly withBase: number;
  readonly electorate: number;
  readonly validVotes: number;
  readonly votes: Counts<Standing>;
  /** Of declared contests that have a base only, as is `validVotesWithBase`: like is compared with like. */
  readonly baseValidVotes: number;
  readonly baseVotes: Counts<Standing>;
  readonly validVotesWithBase: number;
  readonly votesWithBase: Counts<Standing>;
}

/** What people wrote in the liveblog, as it reads now. */
export interface LiveblogState {
  /** In order of publication. */
  readonly posts: readonly WrittenPost[];
  readonly pinned: PostId | null;
  readonly banner: Banner | null;
}

export interface WrittenPost {
  readonly kind: 'written';
  readonly id: PostId;
  /** Sequence number of the event that published it. */
  readonly seq: number;
  readonly at: string;
  /** Null without a headline, and once retracted. */
  readonly title: string | null;
  /** Empty once retracted: what was taken back is no longer sent to anybody. */
  readonly document: WrittenDocument;
  readonly author: string | null;
  readonly keyEvent: boolean;
  /** Oldest first. */
  readonly edits: readonly PostChange[];
  readonly retraction: PostChange | null;
}

/** When and why a post changed. */
export interface PostChange {
  readonly seq: number;
  readonly at: string;
  readonly reason: string;
}

/** A seat to watch, and why. */
export interface WatchPick {
  readonly constituencyId: ConstituencyId;
  readonly reason: string;
  /** The event that gave the reason. */
  readonly seq: number;
  readonly at: string;
}

/** What the newsroom expects of a candidate, for the forecast. */
export interface HeldLocalPrior {
  readonly constituencyId: ConstituencyId;
  readonly candidateId: CandidateId;
  readonly sharePermille: number;
  readonly sdPermille: number;
  readonly reason: string;
  /** The event that said so. */
  readonly seq: number;
  readonly at: string;
}

export interface Banner {
  readonly seq: number;
  readonly at: string;
  readonly words: string;
  readonly href: string | null;
}

export interface ForecastSwitch {
  readonly seq: number;
  readonly at: string;
  /** Why it was taken off; null when it was shown again. */
  readonly reason: string | null;
}

/** Since when the forecast is taken off, and why: the public note. */
export interface HiddenForecast {
  readonly seq: number;
  readonly at: string;
  readonly reason: string;
}

export const emptyContest: Contest = {
  phase: { kind: 'awaiting' },
  revision: 0,
  flag: null,
  superseded: [],
  candidates: null,
};

export const emptyTally: Tally = {
  declared: 0,
  rush: 0,
  withdrawn: 0,
  postponed: 0,
  seats: {},
  gains: {},
  losses: {},
  areas: {},
};

export const emptyArea: AreaTally = {
  declared: 0,
  rush: 0,
  withdrawn: 0,
  postponed: 0,
  seats: {},
  gains: {},
  losses: {},
  withBase: 0,
  electorate: 0,
  validVotes: 0,
  votes: {},
  baseValidVotes: 0,
  baseVotes: {},
  validVotesWithBase: 0,
  votesWithBase: {},
};

export const emptyLiveblog: LiveblogState = { posts: [], pinned: null, banner: null };

export const emptyState: NightState = {
  contests: {},
  tally: emptyTally,
  timeline: [],
  liveblog: emptyLiveblog,
  forecastHidden: null,
  forecastSwitches: [],
  localPriors: [],
  watch: [],
};

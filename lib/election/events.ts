import type { CandidateId, ConstituencyId, PostId } from './ids.ts';
import type { Candidate } from './reference.ts';
import type { WrittenDocument } from './written-document.ts';

/**
 * Version of the event envelope and of what the kinds mean. A new kind does not raise it: no event of old reads
 * otherwise. What a browser must know is the version of the protocol, which a new kind does raise.
 */
export const EVENT_VERSION = 1;

/** One numbered, immutable fact of the night. Every byte of it may be published. */
export type NightEvent = Envelope & NightFact;

export interface Envelope {
  readonly v: typeof EVENT_VERSION;
  readonly epoch: string;
  /** Dense from 1 within an epoch. */
  readonly seq: number;
  /** UTC instant on the night's clock at which the input was received; never goes backwards along the log. */
  readonly at: string;
  /** Opaque hash of the input that caused the event: the key that makes a commit happen once. */
  readonly inputId: string;
  /** Who says so, in words a reader may see: "Returning officer, via press feed". */
  readonly source: string;
  readonly by: 'feed' | 'desk';
  /** SHA-256 over the previous chain and the canonical JSON of the event without this field. */
  readonly chain: string;
}

export type NightFact = ContestFact | LiveblogFact | ForecastFact | LocalPriorFact | WatchFact;

/** Something about one constituency. */
export type ContestFact =
  | NominationsAmended
  | CountingStarted
  | RecountStarted
  | WinnerAnnounced
  | ResultDeclared
  | ResultConfirmed
  | ResultCorrected
  | ResultWithdrawn
  | ResultFlagged
  | FlagCleared
  | PollPostponed;

/** Something that a person wrote, changed or took back. It moves no figure. */
export type LiveblogFact =
  | PostPublished
  | PostEdited
  | PostRetracted
  | PostPinned
  | PostUnpinned
  | BannerSet
  | BannerCleared;

/** Whether the public sees the forecast. It moves no figure, of the forecast neither. */
export type ForecastFact = ForecastHidden | ForecastShown;

/** What the newsroom knows of one candidate from outside the count. It moves the forecast and no figure of the night. */
export type LocalPriorFact = LocalPriorSet | LocalPriorRemoved;

/** What editors say is worth watching. It moves no figure. */
export type WatchFact = WatchPicked | WatchUnpicked;

export type ContestEvent = Envelope & ContestFact;
export type LiveblogEvent = Envelope & LiveblogFact;
export type ForecastEvent = Envelope & ForecastFact;
export type LocalPriorEvent = Envelope & LocalPriorFact;
export type WatchEvent = Envelope & WatchFact;

/** Every event is about a contest, of the liveblog, the forecast's switch, its local priors, or the list of seats to watch. */
export function isAboutContest(event: NightEvent): event is ContestEvent {
  return 'constituencyId' in event && !isAboutWatch(event) && !isAboutLocalPriors(event);
}

export function isAboutWatch(event: NightEvent): event is WatchEvent {
  return event.kind === 'watchPicked' || event.kind === 'watchUnpicked';
}

export function isAboutLocalPriors(event: NightEvent): event is LocalPriorEvent {
  return event.kind === 'localPriorSet' || event.kind === 'localPriorRemoved';
}

export function isAboutForecast(event: NightEvent): event is ForecastEvent {
  return event.kind === 'forecastHidden' || event.kind === 'forecastShown';
}

interface About {
  readonly constituencyId: ConstituencyId;
}

/** The statement of persons nominated was wrong or changed; figures already declared keep pointing at ids. */
export interface NominationsAmended extends About {
  readonly kind: 'nominationsAmended';
  readonly revision: number;
  readonly candidates: readonly Candidate[];
}

export interface CountingStarted extends About {
  readonly kind: 'countingStarted';
  readonly revision: number;
}

export interface RecountStarted extends About {
  readonly kind: 'recountStarted';
  readonly revision: number;
  /** 1 for the first recount. */
  readonly recount: number;
}

/** A rush: the winner is announced, the figures follow. */
export interface WinnerAnnounced extends About {
  readonly kind: 'winnerAnnounced';
  readonly revision: number;
  readonly winner: CandidateId;
}

export interface ResultDeclared extends About {
  readonly kind: 'resultDeclared';
  readonly revision: number;
  readonly figures: Figures;
}

/** A higher revision with the same content. It moves the revision and nothing that a reader sees. */
export interface ResultConfirmed extends About {
  readonly kind: 'resultConfirmed';
  readonly revision: number;
}

export interface ResultCorrected extends About {
  readonly kind: 'resultCorrected';
  readonly revision: number;
  readonly figures: Figures;
  readonly reason: string;
}

/** The result is taken back: nothing of it is shown or counted until the seat is declared again. */
export interface ResultWithdrawn extends About {
  readonly kind: 'resultWithdrawn';
  readonly revision: number;
  readonly reason: string;
}

/** An editor doubts a published result: it is still shown and counted, and marked. */
export interface ResultFlagged extends About {
  readonly kind: 'resultFlagged';
  readonly words: string;
}

export interface FlagCleared extends About {
  readonly kind: 'flagCleared';
}

export interface PollPostponed extends About {
  readonly kind: 'pollPostponed';
  readonly revision: number;
  readonly reason: string;
}

interface OfPost {
  readonly postId: PostId;
}

export interface PostPublished extends OfPost {
  readonly kind: 'postPublished';
  /** Null for a post without a headline. */
  readonly title: string | null;
  readonly document: WrittenDocument;
  /** Whom the post names as its author; null for the newsroom as such. */
  readonly author: string | null;
  /** Listed among the key events of the night. */
  readonly keyEvent: boolean;
  readonly pinned: boolean;
  readonly withheld?: Withheld;
}

/** On a copy of the event that is told without its words, because they were taken back; never in the log itself. */
type Withheld = true;

/** The post reads otherwise from now on, and says so with the reason. */
export interface PostEdited extends OfPost {
  readonly kind: 'postEdited';
  readonly title: string | null;
  readonly document: WrittenDocument;
  readonly keyEvent: boolean;
  readonly reason: string;
  readonly withheld?: Withheld;
}

/** The words are taken back for good: only that there was a post, and why it is gone, is shown from now on. */
export interface PostRetracted extends OfPost {
  readonly kind: 'postRetracted';
  readonly reason: string;
}

/** The post stands above all others. It takes the place of the one that was pinned before. */
export interface PostPinned extends OfPost {
  readonly kind: 'postPinned';
}

export interface PostUnpinned extends OfPost {
  readonly kind: 'postUnpinned';
}

/** One line on every page, in place of the one before. */
export interface BannerSet {
  readonly kind: 'bannerSet';
  readonly words: string;
  /** Where the line leads; null when it leads nowhere. */
  readonly href: string | null;
}

export interface BannerCleared {
  readonly kind: 'bannerCleared';
}

/** No figure of the forecast is shown or sent from now on; the reason stands in its place. */
export interface ForecastHidden {
  readonly kind: 'forecastHidden';
  readonly reason: string;
}

export interface ForecastShown {
  readonly kind: 'forecastShown';
}

/** A seat joins those to watch, or stays there for another reason. */
/** Said again of the same candidate, it replaces what was said before. */
export interface LocalPriorSet extends About {
  readonly kind: 'localPriorSet';
  readonly candidateId: CandidateId;
  /** Expected share of the valid votes, and how far off it usually is, in thousandths: whole numbers, as all of the log. */
  readonly sharePermille: number;
  readonly sdPermille: number;
  readonly reason: string;
}

export interface LocalPriorRemoved extends About {
  readonly kind: 'localPriorRemoved';
  readonly candidateId: CandidateId;
}

export interface WatchPicked extends About {
  readonly kind: 'watchPicked';
  readonly reason: string;
}

export interface WatchUnpicked extends About {
  readonly kind: 'watchUnpicked';
}

/** What a returning officer declares: whole numbers only. Shares, swing and turnout are derived. */
export interface Figures {
  readonly votes: Readonly<Record<CandidateId, number>>;
  readonly electorate: number;
  /** Ballot papers ruled invalid; null when not known, which is not 0. */
  readonly rejectedBallots: number | null;
  /** The candidate whom the lot chose between equal highest votes; null without a tie. */
  readonly decidedByLot: CandidateId | null;
  /** UTC instant of the declaration as the source gives it. */
  readonly declaredAt: string;
}

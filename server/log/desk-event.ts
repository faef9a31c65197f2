// Longer than other files: every kind of event of the desk stands here, so that whoever folds, judges or shows one sees
// what else there is.
import type { DraftForm, NoteSecurity } from '#lib/desk/desk-request.ts';
import type { KeysNeeded } from '#lib/desk/desk-view.ts';
import type { Entry } from '#lib/desk/entry.ts';
import type { Person } from '#lib/desk/person.ts';
import type { Role } from '#lib/desk/role.ts';
import type { NightFact } from '#lib/election/events.ts';
import type { ConstituencyId, PostId } from '#lib/election/ids.ts';
import type { WrittenDocument } from '#lib/election/written-document.ts';
import type { Problem } from '#server/ingest/problem.ts';
import type { UserChange } from './user-change.ts';

/** Version of the desk event's envelope, and of what the kinds mean. */
export const DESK_EVENT_VERSION = 2;

/** One numbered, immutable fact of the newsroom's own record. Private: it may hold names and raw messages. */
export type DeskEvent = DeskEnvelope & DeskFact;

export interface DeskEnvelope {
  readonly v: typeof DESK_EVENT_VERSION;
  readonly epoch: string;
  /** Dense from 1 within an epoch, apart from the numbers of the night. */
  readonly seq: number;
  /** UTC instant on the night's clock at which the input was received. */
  readonly at: string;
  /** The input that this event answers. Every input has exactly one. */
  readonly inputId: string;
  /** By which feed it came: "replay", "inbox", "desk", "schedule". */
  readonly origin: string;
  readonly chain: string;
}

export type DeskFact = InputJudged | CommandFact;

/** What became of a command, and whose it was. */
export type CommandFact = Asked &
  (
    | CommandRefused
    | NothingToDo
    | DraftSaved
    | DraftDiscarded
    | EntryWaits
    | EntryDiffers
    | EntryPublished
    | EntryKnown
    | EntryRevealed
    | EntryTakenBack
    | AcceptanceProposed
    | QuarantineDecided
    | MessageHeld
    | OneKeySet
    | PostSaved
    | PostDiscarded
    | PostScheduled
    | FactCommitted
    | UserChanged
    | SecurityNoted
  );

export interface Asked {
  /** Null for the machine itself: the command line that makes accounts, and the schedule. */
  readonly by: Person | null;
  /** The command's own id; null when it could not be read, and for what the schedule did. */
  readonly commandId: string | null;
}

export type Disposition = 'committed' | 'noop' | 'rejected' | 'quarantined';

/** What became of one message. */
export interface InputJudged {
  readonly kind: 'inputJudged';
  readonly disposition: Disposition;
  /** Why it was not committed: everything that was found wrong, or for a no-op what was known already. */
  readonly problems: readonly Problem[];
  /** Oddities that held nothing up; for editors only. */
  readonly warnings: readonly Problem[];
  /** How it waits for an editor; null unless it was quarantined. */
  readonly quarantine: QuarantineTerms | null;
  readonly summary: MessageSummary;
  /** Sequence number in the night's log of the event that it caused. */
  readonly nightSeq: number | null;
  /** What was received, for messages that a person may have to look at; cut at RAW_TEXT_CHARACTERS_MAX. */
  readonly text: string | null;
}

export interface QuarantineTerms {
  /** Messages with the same ticket are one item in the queue. */
  readonly ticket: string;
  /** Two editors must agree before it may be accepted. */
  readonly twoEditors: boolean;
  /** False when accepting cannot help until something else is put right. */
  readonly acceptable: boolean;
}

/** A command of the desk that could not be done. */
export interface CommandRefused {
  readonly kind: 'commandRefused';
  /** What was asked; null when it could not be read. */
  readonly command: string | null;
  readonly code: string;
  readonly words: string;
  readonly problems: readonly Problem[];
  /** Words for a post that somebody else had changed meanwhile: kept, so that they are not lost. */
  readonly unsaved: UnsavedPost | null;
}

export interface UnsavedPost {
  readonly postId: PostId;
  readonly title: string | null;
  readonly document: WrittenDocument;
}

/** Right, and done already: nothing changes. */
export interface NothingToDo {
  readonly kind: 'nothingToDo';
  readonly command: string;
  readonly words: string;
}

export interface DraftSaved {
  readonly kind: 'draftSaved';
  readonly constituencyId: ConstituencyId;
  readonly form: DraftForm;
}

export interface DraftDiscarded {
  readonly kind: 'draftDiscarded';
  readonly constituencyId: ConstituencyId;
}

/** What a person says of a contest, judged. */
interface Submission {
  readonly entry: Entry;
  /** Whose entry it confirms against the source; null for one's own. */
  readonly confirms: string | null;
  /** What was public of the contest then: an agreement is of two who saw the same. */
  readonly against: string;
  /** Whether its writer had not seen the entries of others that say the same. */
  readonly blind: boolean;
  /** Doubts that the writer stands by. */
  readonly doubts: readonly Problem[];
  /** Waiting message that it settles. */
  readonly fromInput: string | null;
  /** Keys that it takes. */
  readonly needs: KeysNeeded;
}

/** The first key: a second person must say the same. */
export interface EntryWaits extends Submission {
  readonly kind: 'entryWaits';
}

/** Two people say different things of a contest: neither is published. */
export interface EntryDiffers extends Submission {
  readonly kind: 'entryDiffers';
  readonly differsFrom: readonly Person[];
}

/** Enough people said the same, and it is public. */
export interface EntryPublished extends Submission {
  readonly kind: 'entryPublished';
  /** Everybody whose key it took, in order of their submissions; the last is whose input this answers. */
  readonly keys: readonly Key[];
  /** The reason why one person was enough where otherwise two are needed; null when it was not. */
  readonly oneKey: string | null;
  /** Input ids of the messages that it settles. */
  readonly settled: readonly string[];
  readonly warnings: readonly Problem[];
  readonly nightSeq: number | null;
}

/** One person's agreement, by the input that said so: it counts once, for this. */
export interface Key extends Person {
  readonly inputId: string;
  readonly role: Role;
  /** Whether the person had not seen the entries of the others. */
  readonly blind: boolean;
}

/** The entry says what is public already. */
export interface EntryKnown {
  readonly kind: 'entryKnown';
  readonly entry: Entry;
}

/** Somebody asked to see the waiting entries of a seat, and can no longer enter them blind. */
export interface EntryRevealed {
  readonly kind: 'entryRevealed';
  readonly constituencyId: ConstituencyId;
  /** Input ids of the entries that were shown. */
  readonly shown: readonly string[];
}

export interface EntryTakenBack {
  readonly kind: 'entryTakenBack';
  readonly constituencyId: ConstituencyId;
  /** Whose entry it was. */
  readonly owner: string;
}

/** The first of two editors agrees to a message that needs both. */
export interface AcceptanceProposed {
  readonly kind: 'acceptanceProposed';
  readonly decided: string;
  readonly reason: string;
}

/** An editor's decision on a quarantined message. */
export interface QuarantineDecided {
  readonly kind: 'quarantineDecided';
  /** Input id of the message decided on. */
  readonly decided: string;
  readonly decision: 'accept' | 'reject';
  /** Input ids of other messages of the same ticket that the decision settles too. */
  readonly settled: readonly string[];
  /** Who decided, in the order in which they did: one editor, or two where two must agree. */
  readonly editors: readonly Person[];
  readonly reason: string;
  readonly nightSeq: number | null;
}

/** A message is put aside: it still waits, below the others. */
export interface MessageHeld {
  readonly kind: 'messageHeld';
  readonly decided: string;
  readonly reason: string;
}

export interface OneKeySet {
  readonly kind: 'oneKeySet';
  /** Null for the whole night. */
  readonly constituencyId: ConstituencyId | null;
  readonly on: boolean;
  readonly reason: string;
}

export interface PostSaved {
  readonly kind: 'postSaved';
  readonly postId: PostId;
  /** 1 for the first. */
  readonly version: number;
  readonly title: string | null;
  readonly document: WrittenDocument;
  readonly author: string | null;
  readonly keyEvent: boolean;
  readonly pinned: boolean;
  readonly stage: 'draft' | 'submitted';
}

export interface PostDiscarded {
  readonly kind: 'postDiscarded';
  readonly postId: PostId;
  readonly reason: string;
}

export interface PostScheduled {
  readonly kind: 'postScheduled';
  readonly postId: PostId;
  /** UTC instant on the night's clock; null when it is no longer scheduled. */
  readonly publishAt: string | null;
}

/** A fact of the night that is not about a count: of the liveblog, the watch list or the forecast's switch. */
export interface FactCommitted {
  readonly kind: 'factCommitted';
  readonly fact: NightFact['kind'];
  /** What it is about; null for none. */
  readonly postId: PostId | null;
  readonly constituencyId: ConstituencyId | null;
  /** Why; null where no reason is asked for. */
  readonly reason: string | null;
  readonly nightSeq: number | null;
}

export interface UserChanged {
  readonly kind: 'userChanged';
  readonly change: UserChange;
}

export interface SecurityNoted {
  readonly kind: 'securityNoted';
  readonly what: NoteSecurity['what'];
  readonly userId: string | null;
  readonly detail: string;
}

/** What a message says about itself, as far as it could be read. */
export interface MessageSummary {
  readonly kind: string | null;
  readonly constituencyId: string | null;
  readonly revision: number | null;
  readonly source: string | null;
}

export const unreadableSummary: MessageSummary = {
  kind: null,
  constituencyId: null,
  revision: null,
  source: null,
};

/** The largest message that the door lets in is smaller; what is larger was rejected for it and is garbage. */
export const RAW_TEXT_CHARACTERS_MAX = 262_144;

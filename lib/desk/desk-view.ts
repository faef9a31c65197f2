import type { ConstituencyId, PostId } from '#lib/election/ids.ts';
import type { WrittenDocument } from '#lib/election/written-document.ts';
import type { DeskProblem } from './desk-problem.ts';
import type { DraftForm } from './desk-request.ts';
import type { Entry, EntryKind } from './entry.ts';
import type { Colleague, Person } from './person.ts';
import type { Role } from './role.ts';

/**
 * What one person may see of the desk: plain JSON, made anew for each reader. No secret is ever in it. The night
 * itself is not in it: the desk folds the public log like any page.
 */
export interface DeskView {
  /** Number of the desk's last event that it shows. */
  readonly seq: number;
  /** Number of the night's last event that the desk has answered for. */
  readonly nightSeq: number;
  readonly mode: 'rehearsal' | 'test' | 'live';
  readonly election: string;
  readonly me: Me;
  readonly queue: DeskQueue;
  readonly oneKey: OneKeys;
  /** In order of their first saving. */
  readonly posts: readonly PostDraftView[];
  /** Who told the forecast what to expect, by the number of the night's event. */
  readonly priorAuthors: Readonly<Record<number, Person>>;
  /** Everybody with an account that works, by name. */
  readonly people: readonly Colleague[];
  /** Null for whoever may not manage users. */
  readonly users: UsersView | null;
}

export interface Me extends Colleague {
  readonly hasTotp: boolean;
  /** Nothing but setting up a second factor is taken until that is done. */
  readonly mustSetTotp: boolean;
}

export interface DeskQueue {
  /** Messages of feeds, one item a ticket, oldest first. */
  readonly waiting: readonly WaitingView[];
  /** The same, put aside by an editor. */
  readonly held: readonly WaitingView[];
  /** Entries that wait for a second person, oldest first. */
  readonly entries: readonly EntryView[];
  /** What is being typed: one's own with its form, others' without. */
  readonly drafts: readonly DraftView[];
}

/** A message that waits for an editor, with what came before it under the same ticket. */
export interface WaitingView {
  readonly ticket: string;
  /** Input id of the newest message: the one to decide on. */
  readonly inputId: string;
  /** Night's time of the newest message. */
  readonly at: string;
  /** By which feed it came. */
  readonly origin: string;
  readonly constituencyId: ConstituencyId | null;
  readonly kind: string | null;
  readonly revision: number | null;
  readonly source: string | null;
  readonly problems: readonly DeskProblem[];
  readonly warnings: readonly DeskProblem[];
  /** Two editors must accept it, one after the other. */
  readonly twoEditors: boolean;
  /** False when accepting cannot help until something else is put right. */
  readonly acceptable: boolean;
  /** Editors who agreed to it so far. */
  readonly agreed: readonly Person[];
  readonly held: { readonly by: Person; readonly at: string; readonly reason: string } | null;
  /** Messages of the same ticket before it. */
  readonly older: number;
  /** What it says, for a form to begin with; null when it says nothing that can be read. */
  readonly content: MessageContent | null;
  /** As it came, control characters escaped, cut at WAITING_TEXT_CHARS_MAX. */
  readonly text: string;
}

export const WAITING_TEXT_CHARS_MAX = 4_000;

/** What a message of a feed says. What it does not say is null. */
export interface MessageContent {
  readonly kind: string;
  readonly time: string;
  readonly source: string;
  readonly votes: Readonly<Record<string, number>> | null;
  readonly electorate: number | null;
  readonly rejectedBallots: number | null;
  readonly ballots: number | null;
  readonly majority: number | null;
  readonly winner: string | null;
  readonly decidedByLot: string | null;
  readonly recount: number | null;
  readonly reason: string | null;
}

export interface EntryView {
  readonly constituencyId: ConstituencyId;
  readonly by: Person;
  readonly at: string;
  /** Input id of the submission. */
  readonly inputId: string;
  readonly kind: EntryKind;
  /** Null while it is hidden from the reader, who may enter it blind, or ask to see it. */
  readonly entry: Entry | null;
  /** What readers will read beside what is entered, if another person agrees. No figure is in it: never hidden. */
  readonly said: SaidOfEntry;
  readonly mine: boolean;
  /** People whose entry of the seat says otherwise. */
  readonly differsFrom: readonly Person[];
  /** Whether the reader asked to see it, and so confirms it against the source from now on. */
  readonly revealed: boolean;
  /** Keys that it took when it was submitted, all in all. */
  readonly needs: KeysNeeded;
  /** Doubts that its writer stands by; empty while it is hidden. */
  readonly doubts: readonly DeskProblem[];
  /** Waiting message that it settles. */
  readonly fromInput: string | null;
}

/** The words of whoever was first: of two who agree, theirs are public. */
export interface SaidOfEntry {
  readonly source: string;
  /** Why a result is corrected or taken back, or a poll postponed; null for what needs no reason. */
  readonly reason: string | null;
  /** UTC instant; null for what is no declaration. */
  readonly declaredAt: string | null;
}

/** How many different people must agree, and how many of them must be at least that. */
export interface KeysNeeded {
  readonly people: number;
  readonly editors: number;
  readonly chiefs: number;
}

export interface DraftView {
  readonly constituencyId: ConstituencyId;
  readonly by: Person;
  readonly at: string;
  /** Null for the draft of somebody else. */
  readonly form: DraftForm | null;
}

export interface OneKeys {
  readonly night: OneKey | null;
  readonly seats: Readonly<Record<ConstituencyId, OneKey>>;
}

/** One person may publish: who said so, and why. */
export interface OneKey {
  readonly by: Person;
  readonly at: string;
  readonly reason: string;
}

export type PostStage = 'draft' | 'submitted' | 'published' | 'retracted';

/** A post as the desk keeps it. */
export interface PostDraftView {
  readonly postId: PostId;
  /** What the next change is based on. */
  readonly version: number;
  readonly stage: PostStage;
  readonly title: string | null;
  /** Null once it is published: the night has it. */
  readonly document: WrittenDocument | null;
  readonly author: string | null;
  readonly keyEvent: boolean;
  readonly pinned: boolean;
  /** When it is to be published, on the night's clock; null when nobody scheduled it. */
  readonly publishAt: string | null;
  /** Who began it. */
  readonly begunBy: Person;
  /** Who changed it last, and when. */
  readonly by: Person;
  readonly at: string;
  /** The reader's own words that were not taken, because somebody else had changed the post; null for none. */
  readonly refused: {
    readonly title: string | null;
    readonly document: WrittenDocument;
    readonly at: string;
  } | null;
}

export interface UsersView {
  readonly users: readonly UserView[];
  /** Roles that must have a second factor. */
  readonly totpRequired: readonly Role[];
}

export interface UserView extends Colleague {
  readonly demo: boolean;
  readonly disabled: boolean;
  readonly hasTotp: boolean;
  readonly createdAt: string;
}

import type { Problem } from '#server/ingest/problem.ts';

/** Version of the desk event's envelope. */
export const DESK_EVENT_VERSION = 1;

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
  /** By which feed it came: "replay", "inbox", "desk". */
  readonly origin: string;
  readonly chain: string;
}

export type DeskFact = InputJudged | AcceptanceProposed | QuarantineDecided | CommandRefused;

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

/** The first of two editors agrees to a message that needs both. */
export interface AcceptanceProposed {
  readonly kind: 'acceptanceProposed';
  readonly decided: string;
  readonly editor: string;
  readonly reason: string;
}

/** An editor's decision on a quarantined message. */
export interface QuarantineDecided {
  readonly kind: 'quarantineDecided';
  /** Input id of the message decided on. */
  readonly decided: string;
  readonly decision: 'accept' | 'reject';
  /** Input ids of older messages of the same ticket that the decision settles too. */
  readonly settled: readonly string[];
  /** Who decided, in the order in which they did: one editor, or two where two must agree. */
  readonly editors: readonly string[];
  readonly reason: string;
  readonly nightSeq: number | null;
}

/** A command of the desk that could not be done. */
export interface CommandRefused {
  readonly kind: 'commandRefused';
  readonly code: string;
  readonly words: string;
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

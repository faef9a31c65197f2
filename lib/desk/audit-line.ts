import type { ConstituencyId } from '#lib/election/ids.ts';

/** One line of the desk's record, for people. Made from an event of the desk's log; no secret of an account is in it. */
export interface AuditLine {
  readonly seq: number;
  readonly at: string;
  /** Null for the machine: a feed, the schedule, the command line. */
  readonly by: string | null;
  /** By which way it came: "desk", "replay", "inbox", "schedule". */
  readonly origin: string;
  readonly group: AuditGroup;
  /** What was done, in a sentence. */
  readonly what: string;
  readonly constituencyId: ConstituencyId | null;
  /** The reason that was given; null where none was asked for. */
  readonly why: string | null;
  /** What was before and what is after, and other things to know, a line each. */
  readonly details: readonly string[];
  /** The night's event that it caused; null when nothing became public. */
  readonly nightSeq: number | null;
  readonly inputId: string;
  readonly chain: string;
}

/** By what an audit is looked through. */
export const AUDIT_GROUPS = ['results', 'messages', 'liveblog', 'people', 'security', 'drafts'] as const;
export type AuditGroup = (typeof AUDIT_GROUPS)[number];

export interface AuditPage {
  /** Newest first. */
  readonly lines: readonly AuditLine[];
  /** To ask for what is older; null when there is nothing older. */
  readonly before: number | null;
  /** Position of the log's head: a record that was cut or changed no longer leads to this chain. */
  readonly head: { readonly seq: number; readonly chain: string };
}

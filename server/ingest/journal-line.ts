import { createHash } from 'node:crypto';
import type { NightEvent } from '#lib/election/events.ts';
import type { ChainOpening } from '#lib/sync/chain.ts';
import type { Mode } from '#lib/sync/mode.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';

/** Version of the journal's lines. */
export const JOURNAL_VERSION = 1;

/** One line of the journal: a JSON object. */
export type JournalLine = OpenedLine | ReceivedLine | AttemptLine | CommittedLine;

/** The first line of every journal: which night it is. */
export interface OpenedLine extends ChainOpening {
  readonly line: 'opened';
  readonly v: typeof JOURNAL_VERSION;
  /** The word that asked for a new night, so that asking twice with it begins one; null when nobody asked. */
  readonly fresh: string | null;
}

/** An input, written before anybody looks into it. */
export interface ReceivedLine {
  readonly line: 'received';
  /** SHA-256 of the bytes. */
  readonly inputId: string;
  readonly epoch: string;
  /** UTC instant on the night's clock; never earlier than that of the line before. */
  readonly at: string;
  readonly origin: string;
  /** What may come by that way. */
  readonly channelMode: Mode;
  /** The bytes exactly: as they are when they are UTF-8, otherwise in base64. */
  readonly text?: string;
  readonly base64?: string;
}

/** Ingest is about to judge an input that it left unjudged when it ended last time. */
export interface AttemptLine {
  readonly line: 'attempt';
  readonly inputId: string;
}

/** An event that a log has taken, written after it answered. */
export type CommittedLine =
  | { readonly line: 'committed'; readonly log: 'night'; readonly event: NightEvent }
  | { readonly line: 'committed'; readonly log: 'desk'; readonly event: DeskEvent };

/** An input as it was received, with its bytes back. */
export interface ReceivedInput {
  readonly inputId: string;
  readonly at: string;
  readonly origin: string;
  readonly channelMode: Mode;
  readonly bytes: Uint8Array;
}

/** The id of an input: SHA-256 of its bytes, hexadecimal. */
export function inputIdOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function receivedLine(input: ReceivedInput, epoch: string): ReceivedLine {
  const { inputId, at, origin, channelMode, bytes } = input;
  const text = Buffer.from(bytes).toString('utf8');
  const isText = Buffer.from(text, 'utf8').equals(bytes);
  const content = isText ? { text } : { base64: Buffer.from(bytes).toString('base64') };
  return { line: 'received', inputId, epoch, at, origin, channelMode, ...content };
}

/** The input of a received line; null when its bytes are no longer those that were received. */
export function receivedInput(line: ReceivedLine): ReceivedInput | null {
  const { inputId, at, origin, channelMode, text, base64 } = line;
  const bytes = text === undefined ? Buffer.from(base64 ?? '', 'base64') : Buffer.from(text, 'utf8');
  if (inputIdOf(bytes) !== inputId) return null;
  return { inputId, at, origin, channelMode, bytes };
}

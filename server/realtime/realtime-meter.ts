import type { Answer } from '#lib/sync/protocol.ts';

/** What the socket server counts for its operators. */
export interface RealtimeMeter {
  /** A connection or a message turned away, in a word. */
  refused(why: string): void;
  answered(kind: Answer['kind']): void;
  /** One frame with so many events, to so many pages. */
  broadcast(events: number, pages: number): void;
}

import type { Position } from '#lib/sync/position.ts';

/** What every log numbers and chains: night events and desk events alike. */
export interface LoggedEvent {
  readonly seq: number;
  readonly chain: string;
  /** The key that makes a commit happen once. */
  readonly inputId: string;
}

export type CommitAnswer =
  | { readonly kind: 'committed'; readonly seq: number; readonly chain: string }
  /** This input was committed before; seq and chain are those of the first time. Nothing was written now. */
  | { readonly kind: 'duplicate'; readonly seq: number; readonly chain: string }
  /** The head is not the expected one: fold what was missed, judge again, try again. Nothing was written. */
  | { readonly kind: 'moved'; readonly head: Position };

/**
 * The numbered record of a night: dense sequence numbers from 1, each event chained to the one before.
 * Two of them make a night, the public one and the desk's. Memory and Redis pass the same contract suite.
 */
export interface EventLog<Event extends LoggedEvent> {
  /** Position before the first event. Throws LogAbsent when no log has been opened here. */
  opening(): Promise<Position>;

  /** Position of the last event; the opening's when there is none. */
  head(): Promise<Position>;

  /** Up to `limit` events after a sequence number, contiguous. Throws LogDamaged on a gap or an unreadable event. */
  read(afterSeq: number, limit: number): Promise<readonly Event[]>;

  /**
   * Compare and append, in one step: nothing is written unless the head is the expected one and the input is
   * new. Throws OutcomeUnknown when no answer came: ask again with the same event.
   */
  commit(event: Event, expected: Position): Promise<CommitAnswer>;

  /**
   * Commits events that were numbered one after another, each expecting the one before it at the head; much
   * faster than one by one. One answer an event: after a `moved`, every later answer is `moved` too.
   */
  commitAll(events: readonly Event[], expected: Position): Promise<readonly CommitAnswer[]>;

  /**
   * Every event after a sequence number, in batches, contiguous, as they are committed; waits while there is
   * none and while the log cannot be reached, and ends when the signal is aborted. Throws LogReplaced when
   * what was followed so far is no longer what the log says: fold again from the opening.
   */
  follow(afterSeq: number, signal: AbortSignal): AsyncIterable<readonly Event[]>;
}

/** No log has been opened under this name. */
export class LogAbsent extends Error {
  override readonly name = 'LogAbsent';
}

/** The log holds something that cannot be: a gap, an unreadable event, a chain that does not follow. */
export class LogDamaged extends Error {
  override readonly name = 'LogDamaged';
}

/** The log was replaced by one that says something else. */
export class LogReplaced extends Error {
  override readonly name = 'LogReplaced';
}

/** The commit may have happened or not. Ask again with the same input id. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

import type { ContestFact } from '#lib/election/events.ts';
import type { Problem } from './problem.ts';

/** What becomes of one message. */
export type Judgement = Committed | Noop | Rejected | Quarantined;

/** The fact is right to publish. Warnings are for editors only and never hold it up. */
export interface Committed {
  readonly disposition: 'committed';
  readonly fact: ContestFact;
  readonly warnings: readonly Problem[];
}

/** Acknowledged, and nothing changes: known already, or overtaken. */
export interface Noop {
  readonly disposition: 'noop';
  readonly code: NoopCode;
  /** The same in full, for the desk log. */
  readonly problem: Problem;
}

export type NoopCode = 'DUPLICATE' | 'STALE' | 'RUSH_AFTER_RESULT' | 'OVERTAKEN' | 'NOTHING_TO_WITHDRAW';

/** Never public, and no editor can make it so: the sender has to send it right. */
export interface Rejected {
  readonly disposition: 'rejected';
  readonly problems: readonly Problem[];
}

/** Held for an editor; what is public stays as it is. */
export interface Quarantined {
  readonly disposition: 'quarantined';
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** Messages with the same ticket are one item in the queue: a feed that flips a seat makes one, not five hundred. */
  readonly ticket: string;
  /** A published winner would change or vanish: two editors must agree. */
  readonly twoEditors: boolean;
  /** False when accepting cannot help: something else has to be put right first, as the problems say. */
  readonly acceptable: boolean;
}

/** Parsed bytes, or why they are not a message. Notes are harmless oddities, for editors. */
export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value; readonly notes: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

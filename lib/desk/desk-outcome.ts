import type { DeskProblem } from './desk-problem.ts';

/** What became of a request. */
export type DeskOutcome =
  | {
      readonly kind: 'done';
      /** Kind of the desk's event that answers it. */
      readonly event: string;
      /** Sequence number of the night's event that it caused; null when it changed nothing public. */
      readonly nightSeq: number | null;
      readonly words: string;
    }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly words: string;
      readonly problems: readonly DeskProblem[];
    }
  /** No answer in time. It may have been done or not: send the very same again, with the same id. */
  | { readonly kind: 'unknown'; readonly words: string };

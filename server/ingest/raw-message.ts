import type { Problem } from './problem.ts';

/** A message before anybody has looked at its fields. */
export interface RawMessage {
  readonly value: unknown;
  /** Paths of whole numbers that were written with a point. */
  readonly pointed: ReadonlySet<string>;
  /** Where a JSON path stands in what was sent: the path itself, or a row and column. */
  place(path: string): string;
  /** What to do in the file that was sent; null when what the fault itself says is right. */
  todo(problem: Problem): string | null;
}

/** One thing that is wrong or odd, in words that are safe to show. */
export interface DeskProblem {
  readonly code: string;
  /** JSON path of what is meant: "candidates[2].votes"; "" for the whole. */
  readonly path: string;
  readonly received: string;
  readonly expected: string;
  /** What to do next. */
  readonly todo: string;
}

/** Where a copy of a night has got to. An epoch is one life of a log; a new night, even of the same election, is another. */
export interface Position {
  readonly epoch: string;
  /** Sequence number of the last event folded in; 0 before the first. */
  readonly seq: number;
  /** Chain of that event; before the first, the chain that opens the log. */
  readonly chain: string;
}

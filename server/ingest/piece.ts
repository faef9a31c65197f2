/** The bytes of one message, and where in its file it stood ("line 3", "rows 2–9"; "" for the whole file). */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly where: string;
  readonly ending: Ending;
}

/**
 * Whether what a source writes next could change the piece: `closed` not at all; `mayGoOn` another row of it may follow;
 * `open` it may have been cut in the middle of a figure.
 */
export type Ending = 'closed' | 'mayGoOn' | 'open';

/** Every seat revised thirty times. A file in more pieces is no list of messages, and is refused as one. */
export const FILE_MESSAGES_MAX = 20_000;

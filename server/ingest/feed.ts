import type { Mode } from '#lib/sync/mode.ts';

/** Where messages come from: a recorded night, a watched folder, an address, the desk. */
export interface Feed {
  readonly name: string;
  /** Every item once, in the order to take them in. Ends when the feed has ended, or the signal is aborted. */
  items(signal: AbortSignal): AsyncIterable<FeedItem>;
}

/** One message as it was received, before anybody has looked into it. */
export interface FeedItem {
  /** Exactly what came in. Its SHA-256 is the input id: the same bytes again are the same input. */
  readonly bytes: Uint8Array;
  /** Which feed it came by, in a few words for editors: "replay", "inbox". Never a path or a credential. */
  readonly origin: string;
  /** UTC instant on the night's clock at which it happened, when the feed knows; otherwise it is now. */
  readonly nightAt?: string;
  /** What may come by this way, when that is not the mode of the night: a folder for tests carries tests only. */
  readonly channelMode?: Mode;
  /** Called once the journal holds the item on the disk. Until then the source must be ready to offer it again. */
  accepted(): Promise<void>;
}

import type { ConstituencyId } from '#lib/election/ids.ts';
import type { PublicResult } from '#lib/election/public-results.ts';
import type { PostChange } from '#lib/election/state.ts';
import type { Document } from './document.ts';

/** One post of the liveblog, written by the system or by a person. */
export interface Post {
  /**
   * The last part of its address, for ever. The system's are made from the sequence number of their event: "812",
   * "812-firstGain-<who>", "812-summary".
   */
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  /** What the post is: a card, a notice, a key event, a summary of the night so far, or a person's words. */
  readonly kind: 'card' | 'notice' | 'keyEvent' | 'summary' | 'written';
  /** Listed among the key events of the night. */
  readonly isKeyEvent: boolean;
  /** Null for a card, whose seat and verdict are its headline, and for a written post without one. */
  readonly headline: string | null;
  readonly constituencyId: ConstituencyId | null;
  readonly author: string | null;
  readonly body: Document;
  /** How the result whose figures a key event tells ceased to stand; null while it stands. A card says it itself. */
  readonly ended: PublicResult['ended'];
  /** How its words changed since, oldest first. The system's never do. */
  readonly edits: readonly PostChange[];
  /** Set once the words were taken back: nothing of them is left. */
  readonly retraction: PostChange | null;
}

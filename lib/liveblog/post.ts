import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Document } from './document.ts';

/** One post of the liveblog, written by the system or by a person. */
export interface Post {
  /** Made from the sequence number of its event, so that a link to it stays good: "812", "812-firstGain". */
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  /** What the post is: a card, a notice, or a key event of the night. */
  readonly kind: 'card' | 'notice' | 'keyEvent';
  /** Null for a card, whose seat and verdict are its headline. */
  readonly headline: string | null;
  readonly constituencyId: ConstituencyId | null;
  readonly body: Document;
}

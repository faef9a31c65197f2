import type { LiveItem } from '#lib/view/live-items.ts';
import { LivePost } from './live-post.tsx';
import { PinnedHere } from './pinned-here.tsx';
import { PostGroup } from './post-group.tsx';

interface LiveItemsProps {
  /** Newest first. */
  readonly items: readonly LiveItem[];
  /** The post that stands at the top of the page; null when none does. */
  readonly pinnedId: string | null;
  /** The newest event whose posts this browser had read when it came; null when it never was here. */
  readonly readTo: number | null;
  /** The anchor of the oldest item, where a page begins that is read from there on. */
  readonly oldestAnchor?: string;
}

/** The posts of a page, with a line where the reader left off. */
export function LiveItems({ items, pinnedId, readTo, oldestAnchor }: LiveItemsProps) {
  const firstRead = readTo === null ? -1 : items.findIndex((item) => newestSeqOf(item) <= readTo);
  return items.map((item, index) => (
    // Above the first item nothing is new: then there is no line to draw.
    <div
      key={keyOf(item)}
      id={index === items.length - 1 ? oldestAnchor : undefined}
      className={index > 0 && index === firstRead ? 'live-item live-item-read' : 'live-item'}
    >
      <Item item={item} pinnedId={pinnedId} />
    </div>
  ));
}

function Item({ item, pinnedId }: { readonly item: LiveItem; readonly pinnedId: string | null }) {
  if (item.kind === 'group') return <PostGroup group={item} />;
  return item.post.id === pinnedId ? <PinnedHere post={item.post} /> : <LivePost post={item.post} />;
}

function keyOf(item: LiveItem): string {
  return item.kind === 'post' ? item.post.id : item.id;
}

function newestSeqOf(item: LiveItem): number {
  return item.kind === 'post' ? item.post.seq : (item.posts[0]?.seq ?? 0);
}

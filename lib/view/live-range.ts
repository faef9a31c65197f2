import type { StoryEntry } from '#lib/liveblog/story.ts';

/** What part of the liveblog an address asks for. */
export type AskedPosts =
  | { readonly kind: 'newest' }
  /** The newest posts before an event, or the oldest after one. */
  | { readonly kind: 'before' | 'after'; readonly seq: number };

/** Posts from one event to another, both included. */
export interface PostRange {
  readonly fromSeq: number;
  /** Null: however far the night has come. */
  readonly toSeq: number | null;
}

/** Ten minutes of reading at the height of the night, and a page that a phone draws at once. */
export const POSTS_A_PAGE = 40;

/** What `?before=` and `?after=` ask for; anything that is no event's number asks for the newest. */
export function askedPosts(query: { readonly before?: unknown; readonly after?: unknown }): AskedPosts {
  const before = seqIn(query.before);
  if (before !== null) return { kind: 'before', seq: before };
  const after = seqIn(query.after);
  return after === null ? { kind: 'newest' } : { kind: 'after', seq: after };
}

function seqIn(value: unknown): number | null {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : null;
}

/**
 * The range that holds a page of what was asked for. The posts of one event are never parted, so a page may have a
 * few more. It stays the same however the night goes on, but for windows that are open at the top.
 */
export function rangeOf(story: readonly StoryEntry[], asked: AskedPosts): PostRange {
  switch (asked.kind) {
    case 'newest':
      return { fromSeq: seqFromEnd(story, POSTS_A_PAGE), toSeq: null };
    case 'before': {
      const older = story.filter(({ seq }) => seq < asked.seq);
      return { fromSeq: seqFromEnd(older, POSTS_A_PAGE), toSeq: asked.seq - 1 };
    }
    case 'after': {
      const newer = story.filter(({ seq }) => seq > asked.seq);
      const last = newer[POSTS_A_PAGE - 1]?.seq;
      const isWhole = last === undefined || last === newer.at(-1)?.seq;
      return { fromSeq: asked.seq + 1, toSeq: isWhole ? null : last };
    }
    default:
      return asked satisfies never;
  }
}

/** The seq of the entry so many from the end, or of the first; 0 before there is any. */
export function seqFromEnd(story: readonly StoryEntry[], count: number): number {
  return (story.at(-count) ?? story[0])?.seq ?? 0;
}

export function entriesIn(
  story: readonly StoryEntry[],
  { fromSeq, toSeq }: PostRange,
): readonly StoryEntry[] {
  return story.filter(({ seq }) => seq >= fromSeq && (toSeq === null || seq <= toSeq));
}

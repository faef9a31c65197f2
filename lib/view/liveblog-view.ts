import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { postOf } from '#lib/liveblog/posts.ts';
import { postIdOf, type StoryEntry, storyOf } from '#lib/liveblog/story.ts';
import { type PostView, postView } from './liveblog-view-post.ts';

/** The latest of the liveblog beside other things: the column of the Night page. */
export interface LiveblogView {
  /** What an editor keeps above all others; null when nothing is pinned. */
  readonly pinned: PostView | null;
  /** What is pinned now, shown or not. */
  readonly pinnedNow: string | null;
  /** Newest first. */
  readonly posts: readonly PostView[];
  /** Posts newer than those shown, which the reader has not asked for yet. */
  readonly newer: number;
  /** Posts older than those shown. */
  readonly older: number;
  /** Sequence number of the newest event that made a post, shown or not. */
  readonly newestSeq: number;
  readonly wait: string | null;
}

/** About as long as the columns beside it. The reader asks for more, this many at a time. */
export const POSTS_SHOWN = 10;

export interface LiveblogWindow {
  /** The newest event whose posts are shown; null for the newest there is. */
  readonly upToSeq: number | null;
  readonly shown: number;
  /** The pinned post that is shown: another waits, as a new post does. Left out: whatever is pinned. */
  readonly pinned?: string | null;
}

export const NEWEST_POSTS: LiveblogWindow = { upToSeq: null, shown: POSTS_SHOWN };

/** Before the first declaration. */
export const WAIT_WORDS = 'Every declaration will appear here as it is made, with its figures.';

export function liveblogView(
  roll: Roll,
  state: NightState,
  { upToSeq, shown, pinned }: LiveblogWindow = NEWEST_POSTS,
): LiveblogView {
  const story = storyOf(state);
  const reached = upToSeq === null ? story : story.filter(({ seq }) => seq <= upToSeq);
  const posts = reached
    .slice(Math.max(0, reached.length - shown))
    .map((entry) => postView(roll, postOf(roll, state, entry)))
    .reverse();
  const pinnedNow = state.liveblog.pinned;
  return {
    pinned: pinnedView(roll, state, story, pinned === undefined ? pinnedNow : pinned),
    pinnedNow,
    posts,
    newer: story.length - reached.length,
    older: reached.length - posts.length,
    newestSeq: story.at(-1)?.seq ?? 0,
    wait: posts.length === 0 ? WAIT_WORDS : null,
  };
}

/** The post with this id; null when there is none. */
export function pinnedView(
  roll: Roll,
  state: NightState,
  story: readonly StoryEntry[],
  id: string | null,
): PostView | null {
  const entry = id === null ? undefined : story.find((each) => postIdOf(each) === id);
  return entry === undefined ? null : postView(roll, postOf(roll, state, entry));
}

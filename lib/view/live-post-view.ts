import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { postTitle } from '#lib/liveblog/post-words.ts';
import { postOf } from '#lib/liveblog/posts.ts';
import { postIdOf, type StoryEntry, storyOf } from '#lib/liveblog/story.ts';
import { type PostView, postView } from './liveblog-view-post.ts';

/** The page of one post: it opens at the post, with what came just after above it in a line each, and the rest below. */
export interface LivePostView {
  readonly post: PostView;
  /** What the post says, in a line: the page's title. */
  readonly title: string;
  /** The posts that came next, newest first. */
  readonly after: readonly PostLine[];
  /** All that came after. */
  readonly newer: number;
  readonly newerHref: string;
  /** What came before, newest first. */
  readonly before: readonly PostView[];
  readonly olderHref: string | null;
}

export interface PostLine {
  readonly id: string;
  readonly at: string;
  readonly time: string;
  readonly title: string;
}

const LINES_AFTER = 3;
const POSTS_BEFORE = 12;

/** Null when the night has no such post, or not yet. */
export function livePostView(roll: Roll, state: NightState, id: string): LivePostView | null {
  const story = storyOf(state);
  const place = story.findIndex((entry) => postIdOf(entry) === id);
  const entry = story[place];
  if (entry === undefined) return null;
  const post = postOf(roll, state, entry);
  const view = (each: StoryEntry) => postView(roll, postOf(roll, state, each));
  const before = story.slice(Math.max(0, place - POSTS_BEFORE), place);
  const [oldest] = before;
  return {
    post: postView(roll, post),
    title: postTitle(roll, post),
    after: story
      .slice(place + 1, place + 1 + LINES_AFTER)
      .map((each) => {
        const next = postOf(roll, state, each);
        return { id: next.id, at: next.at, time: view(each).time, title: postTitle(roll, next) };
      })
      .reverse(),
    newer: story.length - place - 1,
    newerHref: `/live?after=${entry.seq - 1}`,
    before: before.map(view).reverse(),
    olderHref: oldest !== undefined && story[0] !== oldest ? `/live?before=${oldest.seq}` : null,
  };
}

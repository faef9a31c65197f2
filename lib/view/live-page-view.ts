import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { counted } from '#lib/format/numbers.ts';
import { formatNightTime } from '#lib/format/times.ts';
import { postOf } from '#lib/liveblog/posts.ts';
import { postIdOf, type StoryEntry, storyOf } from '#lib/liveblog/story.ts';
import { type KeyEventsView, keyEventsView } from './key-events-view.ts';
import { itemsOf, type LiveItem } from './live-items.ts';
import { type AskedPosts, entriesIn, type PostRange, rangeOf, seqFromEnd } from './live-range.ts';
import { pinnedView, WAIT_WORDS } from './liveblog-view.ts';
import { type PostView, postView } from './liveblog-view-post.ts';

/** One page of the liveblog. */
export interface LivePageView {
  /** "Live", or which part of the night this is. */
  readonly title: string;
  /** "40 of 868 posts, newest first." */
  readonly summary: string;
  readonly pinned: PostView | null;
  readonly pinnedNow: string | null;
  /** Newest first. */
  readonly items: readonly LiveItem[];
  /** Posts after those on this page. Without an address for them, the reader need only ask: they come here. */
  readonly newer: number;
  readonly newerHref: string | null;
  readonly older: number;
  readonly olderHref: string | null;
  readonly keyEvents: KeyEventsView;
  /** Of the newest post of all. */
  readonly newestSeq: number;
  /** The range of this page once the newest posts are shown: it does not grow for ever. */
  readonly newest: PostRange;
  readonly wait: string | null;
}

export interface ShownPosts {
  readonly range: PostRange;
  /** Whether newer posts come into this page: its range grows when the reader asks. */
  readonly isOpen: boolean;
  /** The pinned post that is shown; left out: whatever is pinned. */
  readonly pinned?: string | null;
}

/** Most posts on an open page: some hours of an ordinary night, and no weight for a phone. */
const POSTS_KEPT_MAX = 120;

export function livePageView(
  roll: Roll,
  state: NightState,
  asked: AskedPosts,
  { range: wanted, isOpen, pinned }: ShownPosts,
): LivePageView {
  const story = storyOf(state);
  const newestSeq = story.at(-1)?.seq ?? 0;
  // A page that was taken back in time shows the newest posts of that time.
  const isPast = isOpen && newestSeq < (wanted.toSeq ?? 0);
  const range = isPast ? rangeOf(story, asked) : wanted;
  const entries = entriesIn(story, range);
  const newer = range.toSeq === null ? 0 : story.filter(({ seq }) => seq > (range.toSeq ?? 0)).length;
  const older = story.length - newer - entries.length;
  const pinnedNow = pinnedIdOf(state);
  const shownPin = pinned === undefined || isPast ? pinnedNow : pinned;
  return {
    title: titleOf(roll, story, asked),
    summary: summaryOf(roll, story, entries),
    // An earlier page is read for what happened then: what is pinned now stands on the newest.
    pinned: asked.kind === 'newest' ? pinnedView(roll, state, story, shownPin) : null,
    pinnedNow,
    items: itemsOf(entries.map((entry) => postView(roll, postOf(roll, state, entry))).reverse()),
    newer,
    newerHref: !isOpen && newer > 0 ? `/live?after=${range.toSeq}` : null,
    older,
    olderHref: older > 0 ? `/live?before=${range.fromSeq}` : null,
    keyEvents: keyEventsView(roll, state, story, range),
    newestSeq,
    newest: { fromSeq: Math.max(range.fromSeq, seqFromEnd(story, POSTS_KEPT_MAX)), toSeq: newestSeq },
    wait: story.length === 0 ? WAIT_WORDS : null,
  };
}

/** The page as the server makes it, and the range that the browser goes on from. */
export function firstLivePage(roll: Roll, state: NightState, asked: AskedPosts) {
  const range = rangeOf(storyOf(state), asked);
  const isOpen = range.toSeq === null;
  return { isOpen, range, view: livePageView(roll, state, asked, { range, isOpen }) };
}

function titleOf(roll: Roll, story: readonly StoryEntry[], asked: AskedPosts): string {
  switch (asked.kind) {
    case 'newest':
      return 'Live';
    case 'before': {
      const entry = story.find(({ seq }) => seq >= asked.seq);
      return entry === undefined ? 'Earlier' : `Before ${timeOf(roll, entry)}`;
    }
    case 'after': {
      const entry = story.findLast(({ seq }) => seq <= asked.seq);
      return entry === undefined ? 'From the beginning' : `Since ${timeOf(roll, entry)}`;
    }
    default:
      return asked satisfies never;
  }
}

/** What an editor pinned; else the last summary of the night so far, which the system keeps there by itself. */
function pinnedIdOf(state: NightState): string | null {
  const summary = state.timeline.findLast(({ kind }) => kind === 'summary');
  return state.liveblog.pinned ?? (summary === undefined ? null : postIdOf(summary));
}

function summaryOf(roll: Roll, story: readonly StoryEntry[], entries: readonly StoryEntry[]): string {
  const [first] = entries;
  const last = entries.at(-1);
  if (story.length === 0) return 'No posts yet.';
  if (first === undefined || last === undefined) return 'There are no posts here.';
  const [from, to] = [timeOf(roll, first), timeOf(roll, last)];
  const span = from === to ? from : `${from} to ${to}`;
  return `${entries.length === story.length ? 'All' : entries.length} of ${counted(story.length, 'post')}, ${span}, newest first.`;
}

function timeOf(roll: Roll, { at }: StoryEntry): string {
  return formatNightTime(at, roll.reference.election.pollDate);
}

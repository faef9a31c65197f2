'use client';
import { useCallback, useRef, useState } from 'react';
import { useServedView } from '#components/live/use-night-view.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { type LivePageView, livePageView } from '#lib/view/live-page-view.ts';
import type { AskedPosts, PostRange } from '#lib/view/live-range.ts';
import { FIRST_UNREAD_ANCHOR, FirstUnread } from './first-unread.tsx';
import { KeyEvents } from './key-events.tsx';
import { LiveItems } from './live-items.tsx';
import { NewPosts } from './new-posts.tsx';
import { PinnedPost } from './pinned-post.tsx';
import { useNobodyReading } from './use-nobody-reading.ts';
import { useReadTo } from './use-read-to.ts';

interface LivePageProps {
  readonly asked: AskedPosts;
  /** The page as the server made it. */
  readonly initial: LivePageView;
  readonly range: PostRange;
  /** Whether newer posts come into this page; an earlier part of the night only follows what becomes of its posts. */
  readonly isOpen: boolean;
}

/**
 * The liveblog. New posts wait behind one line until the reader asks for them; what became of the posts that are
 * shown is shown at once.
 */
export function LivePage({ asked, initial, range, isOpen }: LivePageProps) {
  const [reached, setReached] = useState({
    range: isOpen ? { ...range, toSeq: initial.newestSeq } : range,
    pinned: initial.pinnedNow,
  });
  const feed = useRef<HTMLDivElement>(null);
  const build = useCallback(
    (roll: Roll, state: NightState) => livePageView(roll, state, asked, { ...reached, isOpen }),
    [asked, reached, isOpen],
  );
  const view = useServedView(build, initial);
  const showNewest = () => setReached({ range: view.newest, pinned: view.pinnedNow });
  const isNobodyReading = useNobodyReading(feed);
  const isBehind = view.newer > 0 || view.pinnedNow !== reached.pinned;
  if (isOpen && isNobodyReading && isBehind) showNewest();
  const readTo = useReadTo(feed, reached.range.toSeq ?? 0, !isNobodyReading);
  const showFromTop = () => {
    showNewest();
    feed.current?.scrollIntoView();
    feed.current?.focus({ preventScroll: true });
  };
  return (
    <div className="live">
      <header className="live-head">
        <h1>{view.title}</h1>
        <p className="live-summary">{view.summary}</p>
        <p className="live-tools">
          <a className="live-to-events" href="#key-events">{`Key events (${view.keyEvents.count})`}</a>
          {asked.kind !== 'newest' && <a href="/live">Newest posts</a>}
          <a href="/live.atom">Atom feed</a>
          {asked.kind === 'newest' && <FirstUnread readTo={readTo} newestSeq={initial.newestSeq} />}
        </p>
      </header>
      <div className="live-feed" ref={feed} tabIndex={-1}>
        <h2 className="sr-only">Posts</h2>
        {isOpen && (
          <div className="live-new">
            <NewPosts count={view.newer} onShow={showFromTop} />
          </div>
        )}
        {view.newerHref !== null && (
          <p className="more">
            <a href={view.newerHref} rel="prev">{`Newer posts (${view.newer})`}</a>
          </p>
        )}
        {view.pinned !== null && <PinnedPost post={view.pinned} />}
        {view.wait !== null && <p className="posts-wait">{view.wait}</p>}
        <LiveItems
          items={view.items}
          pinnedId={view.pinned?.id ?? null}
          readTo={readTo}
          {...(asked.kind === 'after' && { oldestAnchor: FIRST_UNREAD_ANCHOR })}
        />
        {view.olderHref !== null && (
          <p className="more">
            <a href={view.olderHref} rel="next">{`Older posts (${view.older})`}</a>
          </p>
        )}
      </div>
      <KeyEvents keyEvents={view.keyEvents} />
    </div>
  );
}

'use client';
import { useCallback, useRef, useState } from 'react';
import { useServedView } from '#components/live/use-night-view.ts';
import { Section } from '#components/ui/section.tsx';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { type LiveblogView, liveblogView, POSTS_SHOWN } from '#lib/view/liveblog-view.ts';
import { LivePost } from './live-post.tsx';
import { NewPosts } from './new-posts.tsx';
import { PinnedHere } from './pinned-here.tsx';
import { PinnedPost } from './pinned-post.tsx';
import { useNobodyReading } from './use-nobody-reading.ts';

interface LiveblogProps {
  readonly initial: LiveblogView;
}

/**
 * The story of the night, newest first. New posts wait behind one line until the reader asks for them, so that
 * nothing moves from under the eye; they come in by themselves while nobody is reading here.
 */
export function Liveblog({ initial }: LiveblogProps) {
  const [reached, setReached] = useState({ upToSeq: initial.newestSeq, pinned: initial.pinnedNow });
  const [shown, setShown] = useState(POSTS_SHOWN);
  const column = useRef<HTMLDivElement>(null);
  const isNobodyReading = useNobodyReading(column);
  const build = useCallback(
    (roll: Roll, state: NightState) =>
      liveblogView(roll, state, isNobodyReading ? { upToSeq: null, shown } : { ...reached, shown }),
    [isNobodyReading, reached, shown],
  );
  const view = useServedView(build, initial);
  const reachNow = () => setReached({ upToSeq: view.newestSeq, pinned: view.pinnedNow });
  const isBehind = view.newestSeq !== reached.upToSeq || view.pinnedNow !== reached.pinned;
  if (isNobodyReading && isBehind) reachNow();
  return (
    <Section id="live" title="Live" aside={<NewPosts count={view.newer} onShow={reachNow} />}>
      <div ref={column} className="posts">
        {view.pinned !== null && <PinnedPost post={view.pinned} />}
        {view.wait !== null && <p className="posts-wait">{view.wait}</p>}
        {view.posts.map((post) =>
          post.id === view.pinned?.id ? (
            <PinnedHere key={post.id} post={post} />
          ) : (
            <LivePost key={post.id} post={post} />
          ),
        )}
      </div>
      <p className="more">
        {view.older > 0 && (
          <button type="button" className="needs-scripts" onClick={() => setShown(shown + POSTS_SHOWN)}>
            Show earlier posts
          </button>
        )}{' '}
        <a href="/live">The whole liveblog</a>
      </p>
    </Section>
  );
}

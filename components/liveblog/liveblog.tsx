'use client';
import { useCallback, useRef, useState } from 'react';
import { useNightView } from '#components/live/use-night-view.ts';
import { Section } from '#components/ui/section.tsx';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { type LiveblogView, liveblogView, POSTS_SHOWN } from '#lib/view/liveblog-view.ts';
import { LivePost } from './live-post.tsx';
import { NewPosts } from './new-posts.tsx';
import { useNobodyReading } from './use-nobody-reading.ts';

interface LiveblogProps {
  readonly initial: LiveblogView;
}

/**
 * The story of the night, newest first. New posts wait behind one line until the reader asks for them, so that
 * nothing moves from under the eye; they come in by themselves while nobody is reading here.
 */
export function Liveblog({ initial }: LiveblogProps) {
  const [upToSeq, setUpToSeq] = useState(initial.newestSeq);
  const [shown, setShown] = useState(POSTS_SHOWN);
  const column = useRef<HTMLDivElement>(null);
  const isNobodyReading = useNobodyReading(column);
  const build = useCallback(
    (roll: Roll, state: NightState) =>
      liveblogView(roll, state, { upToSeq: isNobodyReading ? null : upToSeq, shown }),
    [isNobodyReading, upToSeq, shown],
  );
  const view = useNightView(build, initial);
  if (isNobodyReading && view.newestSeq !== upToSeq) setUpToSeq(view.newestSeq);
  return (
    <Section
      id="live"
      title="Live"
      aside={<NewPosts count={view.newer} onShow={() => setUpToSeq(view.newestSeq)} />}
    >
      <div ref={column} className="posts">
        {view.wait !== null && <p className="posts-wait">{view.wait}</p>}
        {view.posts.map((post) => (
          <LivePost key={post.id} post={post} />
        ))}
      </div>
      {view.older > 0 && (
        <p className="more needs-scripts">
          <button type="button" onClick={() => setShown(shown + POSTS_SHOWN)}>
            Show earlier posts
          </button>
        </p>
      )}
    </Section>
  );
}

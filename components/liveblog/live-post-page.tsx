'use client';
import { useCallback, useEffect, useState } from 'react';
import { useServedView } from '#components/live/use-night-view.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { type LivePostView, livePostView } from '#lib/view/live-post-view.ts';
import { LivePost } from './live-post.tsx';

interface LivePostPageProps {
  /** The page as the server made it. */
  readonly initial: LivePostView;
}

/** One post at its own address, in its place on the night. It opens at the post, and follows what becomes of it. */
export function LivePostPage({ initial }: LivePostPageProps) {
  const { id } = initial.post;
  const build = useCallback(
    (roll: Roll, state: NightState) => livePostView(roll, state, id) ?? initial,
    [id, initial],
  );
  const view = useServedView(build, initial);
  // What came after is read from the bottom up: a line more would push the post down, so those of the first look stay.
  const [after] = useState(initial.after);
  useEffect(() => {
    document.title = `${view.title} · Declared`;
  }, [view.title]);
  return (
    <div className="live live-one">
      <h1 className="sr-only">{view.title}</h1>
      <nav className="live-after" aria-label="What came after">
        <p className="live-tools">
          <a href="/live">Newest posts</a>
          {view.newer > 0 && <a href={view.newerHref}>{`From here on (${view.newer} newer)`}</a>}
        </p>
        <ol>
          {after.map((line) => (
            <li key={line.id}>
              <time dateTime={line.at}>{line.time}</time>
              <a href={`/live/${line.id}`}>{line.title}</a>
            </li>
          ))}
        </ol>
      </nav>
      <div className="live-feed">
        <h2 className="sr-only">The post</h2>
        <div className="live-focus">
          <LivePost post={view.post} />
        </div>
        {view.before.length > 0 && <h2>Before that</h2>}
        {view.before.map((post) => (
          <LivePost key={post.id} post={post} />
        ))}
        {view.olderHref !== null && (
          <p className="more">
            <a href={view.olderHref} rel="next">
              Older posts
            </a>
          </p>
        )}
      </div>
    </div>
  );
}

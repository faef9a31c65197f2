import type { PostView } from '#lib/view/liveblog-view-post.ts';

interface PinnedHereProps {
  readonly post: PostView;
}

/** The place in the story of the post that is pinned: its time and its title. What it says stands at the top. */
export function PinnedHere({ post: { id, at, time, headline, seat } }: PinnedHereProps) {
  return (
    <article className="post post-pinned-here" id={`post-${id}`}>
      <p className="post-meta">
        <b>Pinned</b>
        <a
          href={`/live/${id}`}
          aria-label={`${time}, link to this post: ${headline ?? seat?.name ?? 'Pinned'}`}
        >
          <time dateTime={at}>{time}</time>
        </a>
      </p>
      <p>
        <a href={`#pinned-${id}`}>{headline ?? seat?.name ?? 'This post'}</a> stands at the top.
      </p>
    </article>
  );
}

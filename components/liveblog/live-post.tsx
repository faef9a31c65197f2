import { memo } from 'react';
import type { PostView } from '#lib/view/liveblog-view-post.ts';
import { PostBlocks } from './post-blocks.tsx';
import { SeatCard } from './seat-card.tsx';

interface LivePostProps {
  readonly post: PostView;
  /** Before a post's id in its anchor: a pinned post stands on the page twice. */
  readonly anchor?: 'post' | 'pinned';
}

/**
 * One post: a result card, a notice, a key event, a summary, or a person's words. Its time leads to its own address,
 * for ever; its anchor leads to it on this page.
 */
export const LivePost = memo(function LivePost({ post, anchor = 'post' }: LivePostProps) {
  const { id, kind, seat, headline, changes, byline } = post;
  return (
    <article className={`post post-${kind}`} id={`${anchor}-${id}`}>
      <p className="post-meta">
        <b>{post.label}</b>
        <a
          href={`/live/${id}`}
          aria-label={`${post.time}, link to this post: ${headline ?? seat?.name ?? post.label}`}
        >
          <time dateTime={post.at}>{post.time}</time>
        </a>
      </p>
      {headline !== null && <h3>{headline}</h3>}
      {kind === 'card' && seat !== null && <SeatCard card={{ ...post, seat }} />}
      <PostBlocks blocks={post.blocks} />
      {post.change !== null && (
        <p className="more">
          <a href={post.change}>Old and new figures</a>
        </p>
      )}
      {kind !== 'card' && seat !== null && post.ended !== null && (
        <p className="post-ended">
          {post.ended} <a href={`/constituency/${seat.slug}`}>{seat.name} as it stands</a>
        </p>
      )}
      {byline !== null && <p className="post-byline">{byline}</p>}
      {changes.map(({ at, words }) => (
        <p key={at} className={post.isRetracted ? 'post-retracted' : 'post-change'}>
          {words}
        </p>
      ))}
    </article>
  );
});

import { memo } from 'react';
import { Outcome } from '#components/ui/outcome.tsx';
import { ResultFacts, ResultTable } from '#components/ui/result-card.tsx';
import type { PostView } from '#lib/view/liveblog-view.ts';

interface LivePostProps {
  readonly post: PostView;
}

/** One post: a result card, a notice, or a key event. Its id is its anchor, so that a link to it stays good. */
export const LivePost = memo(function LivePost({ post }: LivePostProps) {
  return (
    <article className={`post post-${post.kind}`} id={`post-${post.id}`}>
      <p className="post-meta">
        <b>{post.label}</b>
        <a href={`#post-${post.id}`}>
          <time dateTime={post.at}>{post.time}</time>
        </a>
      </p>
      {post.kind === 'card' ? <Card post={post} /> : <h3>{post.headline}</h3>}
      {post.paragraphs.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </article>
  );
});

function Card({ post }: LivePostProps) {
  const { seat, outcome, card, ended } = post;
  return (
    <div className={`result-card${outcome === null ? '' : ` p-${outcome.winner.standing}`}`}>
      {seat !== null && (
        <h3>
          <a href={`/constituency/${seat.slug}`}>{seat.name}</a>
        </h3>
      )}
      {outcome !== null && <Outcome {...outcome} />}
      {card !== null && <ResultTable card={card} />}
      {card !== null && <ResultFacts card={card} />}
      {ended !== null && <p className="post-ended">{ended}</p>}
    </div>
  );
}

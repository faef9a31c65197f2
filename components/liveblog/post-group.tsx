import { memo } from 'react';
import { Outcome } from '#components/ui/outcome.tsx';
import type { PostGroupView } from '#lib/view/live-items.ts';
import type { PostView } from '#lib/view/liveblog-view-post.ts';

interface PostGroupProps {
  readonly group: PostGroupView;
}

/** Results of one minute, a line each; every line leads to the whole card. */
export const PostGroup = memo(function PostGroup({ group }: PostGroupProps) {
  return (
    <article className="post post-group">
      <p className="post-meta">
        <b>Results</b>
        <time dateTime={group.at}>{group.time}</time>
      </p>
      <h3>{group.headline}</h3>
      <ul>
        {group.posts.map((post) => (
          <Line key={post.id} post={post} />
        ))}
      </ul>
    </article>
  );
});

function Line({ post: { id, seat, outcome, card, ended } }: { readonly post: PostView }) {
  return (
    <li id={`post-${id}`}>
      <span className="group-seat">
        {seat !== null && <a href={`/constituency/${seat.slug}`}>{seat.name}</a>}
      </span>
      {outcome !== null && <Outcome {...outcome} />}
      <a className="group-more" href={`/live/${id}`} aria-label={`Result of ${seat?.name ?? 'this seat'}`}>
        {card?.facts[0]}
      </a>
      {ended !== null && <span className="post-ended">{ended}</span>}
    </li>
  );
}

import type { PostView } from '#lib/view/liveblog-view-post.ts';
import { LivePost } from './live-post.tsx';

interface PinnedPostProps {
  readonly post: PostView;
}

/** What stands above all others until an editor, or the next round number of seats, puts another in its place. */
export function PinnedPost({ post }: PinnedPostProps) {
  return (
    <div className="pinned-post">
      <p className="pinned-label">Pinned</p>
      <LivePost post={post} anchor="pinned" />
    </div>
  );
}

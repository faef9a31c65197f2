import { LivePost } from '#components/liveblog/live-post.tsx';
import type { PostView } from '#lib/view/liveblog-view-post.ts';

interface PostPreviewProps {
  readonly view: PostView;
}

/** The post as its reader will see it, drawn by what draws it for them. */
export function PostPreview({ view }: PostPreviewProps) {
  return (
    <aside className="post-preview" aria-label="As readers will see it">
      <h2>As readers will see it</h2>
      <LivePost post={view} />
    </aside>
  );
}

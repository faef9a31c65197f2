import type { Metadata } from 'next';
import { publicationOf, readNonce } from '#app/live/publication.ts';
import { readNight } from '#app/read-snapshot.ts';
import { JsonLd } from '#components/liveblog/json-ld.tsx';
import { LivePostPage } from '#components/liveblog/live-post-page.tsx';
import { postJsonLd } from '#lib/liveblog/live-blog-posting.ts';
import { postsIn } from '#lib/liveblog/posts.ts';
import { postIdOf } from '#lib/liveblog/story.ts';
import { livePostView } from '#lib/view/live-post-view.ts';

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const { roll, state } = await readNight();
  const view = livePostView(roll, state, id);
  if (view === null) return { title: 'No such post', robots: { index: false } };
  return { title: view.title, alternates: { canonical: `/live/${id}` } };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { roll, state, mode } = await readNight();
  const view = livePostView(roll, state, id);
  if (view === null) return <NoSuchPost />;
  const [post] = postsIn(roll, state, (story) => story.filter((entry) => postIdOf(entry) === id));
  return (
    <>
      {post !== undefined && post.retraction === null && (
        <JsonLd data={postJsonLd(roll, post, publicationOf(mode))} nonce={await readNonce()} />
      )}
      <LivePostPage initial={view} />
    </>
  );
}

function NoSuchPost() {
  return (
    <div className="message">
      <h1>There is no such post</h1>
      <p>
        The address may be misspelt, or the post had not been written at that time. Every post of the night is
        in <a href="/live">the liveblog</a>.
      </p>
    </div>
  );
}

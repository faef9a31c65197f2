import type { Metadata } from 'next';
import { publicationOf, readNonce } from '#app/live/publication.ts';
import { readNight } from '#app/read-snapshot.ts';
import { JsonLd } from '#components/liveblog/json-ld.tsx';
import { LivePage } from '#components/liveblog/live-page.tsx';
import { liveBlogPosting } from '#lib/liveblog/live-blog-posting.ts';
import { postsIn } from '#lib/liveblog/posts.ts';
import { firstLivePage } from '#lib/view/live-page-view.ts';
import { askedPosts, entriesIn } from '#lib/view/live-range.ts';

interface Props {
  readonly searchParams: Promise<{ readonly before?: unknown; readonly after?: unknown }>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { roll, state } = await readNight();
  const { view } = firstLivePage(roll, state, askedPosts(await searchParams));
  return {
    title: view.title,
    description: `Every result of the ${roll.reference.election.name} as it is declared, and its key events.`,
    alternates: { canonical: '/live', types: { 'application/atom+xml': '/live.atom' } },
  };
}

export default async function Page({ searchParams }: Props) {
  const { roll, state, mode } = await readNight();
  const asked = askedPosts(await searchParams);
  const { view, range, isOpen } = firstLivePage(roll, state, asked);
  const posts = postsIn(roll, state, (story) => entriesIn(story, range));
  return (
    <>
      <JsonLd data={liveBlogPosting(roll, posts, publicationOf(mode))} nonce={await readNonce()} />
      <LivePage asked={asked} initial={view} range={range} isOpen={isOpen} />
    </>
  );
}

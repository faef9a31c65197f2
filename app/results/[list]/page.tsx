import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { readNight } from '#app/read-snapshot.ts';
import { LiveResultsList } from '#components/results/live-results-list.tsx';
import { sendResults } from '#lib/view/results-lines.ts';
import { resultsListView } from '#lib/view/results-list-view.ts';
import { singleParameters } from '#lib/view/results-page.ts';

interface Props {
  readonly params: Promise<{ readonly list: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

async function read({ params, searchParams }: Props) {
  const { roll, state } = await readNight();
  const parameters = singleParameters(await searchParams);
  const view = resultsListView(roll, state, { slug: (await params).list, parameters });
  return { view, parameters };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { view } = await read(props);
  if (view === null) return { title: 'No such list', robots: { index: false } };
  return {
    title: view.sentence,
    description: `${view.sentence}. ${view.definition}`,
    alternates: { canonical: `/results/${view.slug}` },
  };
}

export default async function Page(props: Props) {
  const { view, parameters } = await read(props);
  if (view === null) notFound();
  const seats = view.seats === null ? null : sendResults(view.seats);
  return <LiveResultsList initial={{ ...view, seats }} parameters={parameters} />;
}

import type { Metadata } from 'next';
import { Fragment } from 'react';
import { readNight } from '#app/read-snapshot.ts';
import { LiveResultsList } from '#components/results/live-results-list.tsx';
import { sendResults } from '#lib/view/results-lines.ts';
import { resultsListView } from '#lib/view/results-list-view.ts';
import { RESULTS_LISTS } from '#lib/view/results-lists.ts';
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
  if (view === null) return <NoSuchList />;
  const seats = view.seats === null ? null : sendResults(view.seats);
  return <LiveResultsList initial={{ ...view, seats }} parameters={parameters} />;
}

function NoSuchList() {
  return (
    <div className="message">
      <h1>There is no such list</h1>
      <p>
        The address may be misspelt. Every seat is in <a href="/results">the results</a>; the lists are{' '}
        {RESULTS_LISTS.map(({ slug, name }, index) => (
          <Fragment key={slug}>
            {index > 0 && ', '}
            <a href={`/results/${slug}`}>{name}</a>
          </Fragment>
        ))}
        .
      </p>
    </div>
  );
}

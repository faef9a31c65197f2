import type { Metadata } from 'next';
import { type PageQuery, readQuery } from '#app/page-query.ts';
import { readNight } from '#app/read-snapshot.ts';
import { LiveCorrections } from '#components/corrections/live-corrections.tsx';
import { readCorrectionsFilter } from '#lib/view/corrections-filter.ts';
import { correctionsView } from '#lib/view/corrections-view.ts';

export const metadata: Metadata = {
  title: 'Corrections',
  description:
    'Every figure and post that was changed after it was published: old and new, why, whence and when.',
  alternates: { canonical: '/corrections', types: { 'application/atom+xml': '/corrections.atom' } },
};

export default async function Page({ searchParams }: { readonly searchParams: PageQuery }) {
  const { roll, state } = await readNight();
  const filter = readCorrectionsFilter(roll, await readQuery(searchParams));
  return <LiveCorrections key={filter.seat} filter={filter} initial={correctionsView(roll, state, filter)} />;
}

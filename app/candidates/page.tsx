import type { Metadata } from 'next';
import { type PageQuery, readQuery } from '#app/page-query.ts';
import { readNight } from '#app/read-snapshot.ts';
import { LiveCandidates } from '#components/candidates/live-candidates.tsx';
import { readCandidatesFilter } from '#lib/view/candidates-filter.ts';
import { candidatesView } from '#lib/view/candidates-view.ts';

export const metadata: Metadata = {
  title: 'Candidates',
  description: 'Who stands where, the swing that each challenger needs, and what became of them.',
  alternates: { canonical: '/candidates' },
};

export default async function Page({ searchParams }: { readonly searchParams: PageQuery }) {
  const { roll, state } = await readNight();
  const filter = readCandidatesFilter(roll, await readQuery(searchParams));
  return <LiveCandidates initial={candidatesView(roll, state, filter)} filter={filter} />;
}

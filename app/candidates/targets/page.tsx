import type { Metadata } from 'next';
import { type PageQuery, readQuery } from '#app/page-query.ts';
import { readNight } from '#app/read-snapshot.ts';
import { LiveTargets } from '#components/candidates/live-targets.tsx';
import { readTargetsFilter } from '#lib/view/targets-filter.ts';
import { targetsView } from '#lib/view/targets-view.ts';

export const metadata: Metadata = {
  title: 'Target lists',
  description: 'Any party’s targets in order of the swing they need, and which of them have fallen.',
};

export default async function Page({ searchParams }: { readonly searchParams: PageQuery }) {
  const { roll, state } = await readNight();
  const filter = readTargetsFilter(roll, await readQuery(searchParams));
  return <LiveTargets initial={targetsView(roll, state, filter, {})} filter={filter} />;
}

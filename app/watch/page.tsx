import type { Metadata } from 'next';
import { type PageQuery, readQuery } from '#app/page-query.ts';
import { readForecast, readNight } from '#app/read-snapshot.ts';
import { LiveWatch } from '#components/watch/live-watch.tsx';
import { readWatchFilter } from '#lib/view/watch-filter.ts';
import { watchRisks } from '#lib/view/watch-risk.ts';
import { watchView } from '#lib/view/watch-view.ts';

export const metadata: Metadata = {
  title: 'Seats to watch',
  description: 'When each seat is expected, which are next, which are late, and what they could decide.',
  alternates: { canonical: '/watch' },
};

export default async function Page({ searchParams }: { readonly searchParams: PageQuery }) {
  const { pack, roll, state, nightNowMs } = await readNight();
  const filter = readWatchFilter(roll, await readQuery(searchParams));
  const picks = pack.watch;
  const risks = watchRisks(roll, await readForecast(), nightNowMs);
  return (
    <LiveWatch
      initial={watchView(roll, state, nightNowMs, { picks, filter, kept: {}, risks })}
      filter={filter}
      picks={picks}
      risks={risks}
    />
  );
}

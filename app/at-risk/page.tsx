import type { Metadata } from 'next';
import { type PageQuery, readQuery } from '#app/page-query.ts';
import { marginRecords, readForecast, readNight } from '#app/read-snapshot.ts';
import { LiveAtRisk } from '#components/at-risk/live-at-risk.tsx';
import { readAtRiskFilter } from '#lib/view/at-risk-filter.ts';
import { atRiskPageView } from '#lib/view/at-risk-page-view.ts';

export const metadata: Metadata = {
  title: 'Seats at risk',
  description: 'Seats that may change hands tonight, and who is second where tonight is decided.',
  alternates: { canonical: '/at-risk' },
};

export default async function Page({ searchParams }: { readonly searchParams: PageQuery }) {
  const { roll, state, nightNowMs } = await readNight();
  const filter = readAtRiskFilter(roll, await readQuery(searchParams));
  const records = marginRecords();
  return (
    <LiveAtRisk
      initial={atRiskPageView(roll, state, nightNowMs, {
        filter,
        records,
        forecast: await readForecast(),
        kept: {},
      })}
      filter={filter}
      records={records}
    />
  );
}

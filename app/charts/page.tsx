import type { Metadata } from 'next';
import { readNight } from '#app/read-snapshot.ts';
import { LiveCharts } from '#components/charts/live-charts.tsx';
import { chartsView } from '#lib/view/charts-view.ts';

export const metadata: Metadata = {
  title: 'Charts',
  description: 'Seats over the night, the race to a majority, votes against seats, and the House by party.',
  alternates: { canonical: '/charts' },
};

export default async function Page() {
  const { roll, state, nightNowMs } = await readNight();
  return <LiveCharts initial={chartsView(roll, state, nightNowMs)} />;
}

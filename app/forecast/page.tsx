import type { Metadata } from 'next';
import { readForecast, readNight } from '#app/read-snapshot.ts';
import { LiveForecast } from '#components/forecast/live-forecast.tsx';
import { forecastPageView, measureNames } from '#lib/view/forecast-page-view.ts';

export const metadata: Metadata = {
  title: 'The forecast',
  description:
    'How the night is expected to end, with how wrong that may be, how it moved, and how right it has been so far.',
  alternates: { canonical: '/forecast' },
};

export default async function Page() {
  const { roll, state, pack, nightNowMs } = await readNight();
  const measures = measureNames([pack.demographics, pack.covariates]);
  const forecast = await readForecast();
  return (
    <LiveForecast
      initial={forecastPageView(roll, state, nightNowMs, forecast, measures)}
      measures={measures}
    />
  );
}

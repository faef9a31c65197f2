import type { Metadata } from 'next';
import { readNight } from '#app/read-snapshot.ts';
import { LiveResults } from '#components/results/live-results.tsx';
import { sendResults } from '#lib/view/results-lines.ts';
import { singleParameters } from '#lib/view/results-page.ts';
import { RESULTS_PATH, resultsPageView } from '#lib/view/results-page-view.ts';

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { roll, state } = await readNight();
  const { seats } = resultsPageView(roll, state, singleParameters(await searchParams));
  return {
    title: seats.sentence,
    description: `${seats.sentence}. ${seats.deck}`,
    alternates: { canonical: RESULTS_PATH },
  };
}

export default async function Page({ searchParams }: Props) {
  const { roll, state } = await readNight();
  const parameters = singleParameters(await searchParams);
  const { seats, ...view } = resultsPageView(roll, state, parameters);
  return <LiveResults initial={{ ...view, seats: sendResults(seats) }} parameters={parameters} />;
}

import type { Metadata } from 'next';
import { forecastRecord, readNight } from '#app/read-snapshot.ts';
import { MethodPage } from '#components/method/method-page.tsx';
import { methodView } from '#lib/view/method-view.ts';

export const metadata: Metadata = {
  title: 'Method',
  description: 'How every figure of this site is made, with its limits, and how good the forecast has been.',
  alternates: { canonical: '/method' },
};

export default async function Page() {
  const { roll } = await readNight();
  return <MethodPage view={methodView(roll, forecastRecord())} />;
}

import type { Metadata } from 'next';
import { ResultsDesk } from '#components/desk/results-desk.tsx';

export const metadata: Metadata = { title: 'Results · Desk' };

export default function Page() {
  return <ResultsDesk />;
}

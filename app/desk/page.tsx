import { ResultsDesk } from '#components/desk/results-desk.tsx';

export default function Page() {
  return <ResultsDesk />;
}

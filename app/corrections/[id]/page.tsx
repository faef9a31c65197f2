import type { Metadata } from 'next';
import { readNight } from '#app/read-snapshot.ts';
import { LiveCorrection } from '#components/corrections/live-correction.tsx';
import { correctionView } from '#lib/view/corrections-view.ts';

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const { roll, state } = await readNight();
  const entry = correctionView(roll, state, id);
  if (entry === null) return { title: 'No such change', robots: { index: false } };
  return { title: entry.headline, description: entry.reason, alternates: { canonical: entry.href } };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { roll, state } = await readNight();
  const entry = correctionView(roll, state, id);
  return entry === null ? <NoSuchChange /> : <LiveCorrection initial={entry} />;
}

function NoSuchChange() {
  return (
    <div className="message">
      <h1>There is no such change</h1>
      <p>
        The address may be misspelt, or nothing had been changed at that time. Every change after publication
        is on the page of <a href="/corrections">corrections</a>.
      </p>
    </div>
  );
}

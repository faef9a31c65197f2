import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { readNight } from '#app/read-snapshot.ts';
import { LiveConstituency } from '#components/constituency/live-constituency.tsx';
import { constituencyView } from '#lib/view/constituency-view.ts';
import { seatAt } from '#lib/view/constituency-view-address.ts';
import { pageTitle } from '#lib/view/constituency-view-headline.ts';
import { placeView } from '#lib/view/place-view.ts';

interface Props {
  readonly params: Promise<{ readonly slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { roll, state, nightNowMs } = readNight();
  const found = seatAt(roll, decoded((await params).slug));
  if (found.kind !== 'found') return { title: 'No such constituency' };
  const { title, description } = constituencyView(roll, state, found.constituency.id, nightNowMs);
  return {
    title: { absolute: pageTitle(title) },
    description,
    alternates: { canonical: `/constituency/${found.constituency.slug}` },
  };
}

export default async function Page({ params }: Props) {
  const { pack, roll, state, nightNowMs } = readNight();
  const found = seatAt(roll, decoded((await params).slug));
  if (found.kind === 'elsewhere') permanentRedirect(`/constituency/${found.slug}`);
  if (found.kind === 'unknown') notFound();
  const { constituency } = found;
  return (
    <LiveConstituency
      initial={constituencyView(roll, state, constituency.id, nightNowMs)}
      place={placeView(pack.demographics, constituency)}
    />
  );
}

/** What a person typed, or as it came where that is not well formed. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

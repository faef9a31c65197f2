import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { decoded, seatAsked } from '#app/constituency/seat-address.ts';
import { type PageQuery, readQuery } from '#app/page-query.ts';
import { marginRecords, readForecast, readNight } from '#app/read-snapshot.ts';
import { LiveConstituency } from '#components/constituency/live-constituency.tsx';
import { NearNames } from '#components/constituency/near-names.tsx';
import { constituencyView } from '#lib/view/constituency-view.ts';
import { nearNamesView } from '#lib/view/constituency-view-address.ts';
import { pageTitle } from '#lib/view/constituency-view-headline.ts';
import { seatForecast } from '#lib/view/forecast-of-seat.ts';
import { momentParameter, pageAddress } from '#lib/view/page-parameters.ts';
import { placeView } from '#lib/view/place-view.ts';

interface Props {
  readonly params: Promise<{ readonly slug: string }>;
  readonly searchParams: PageQuery;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { roll, state, nightNowMs } = await readNight();
  const found = seatAsked(decoded((await params).slug));
  if (found.kind !== 'found') return { title: 'No such constituency', robots: { index: false } };
  const { title, description } = constituencyView(roll, state, found.constituency.id, nightNowMs);
  return {
    title: { absolute: pageTitle(title) },
    description,
    alternates: { canonical: `/constituency/${found.constituency.slug}` },
  };
}

export default async function Page({ params, searchParams }: Props) {
  const { pack, roll, state, nightNowMs } = await readNight();
  const address = decoded((await params).slug);
  const found = seatAsked(address);
  if (found.kind === 'elsewhere') {
    const at = momentParameter(await readQuery(searchParams));
    permanentRedirect(pageAddress(`/constituency/${found.slug}`, { at }));
  }
  if (found.kind === 'unknown') return <NearNames names={nearNamesView(roll, address, found.near)} />;
  const { constituency } = found;
  const records = marginRecords();
  const forecast = seatForecast(await readForecast(), constituency.id);
  return (
    <LiveConstituency
      initial={constituencyView(roll, state, constituency.id, nightNowMs, { forecast, records })}
      records={records}
      forecast={forecast}
      place={placeView(pack.demographics, constituency)}
    />
  );
}

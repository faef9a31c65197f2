import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { postcodeLookUp, readNight } from '#app/read-snapshot.ts';
import { FindPage } from '#components/find/find-page.tsx';
import { findSeats } from '#lib/view/find-seat.ts';
import { type AddressParameters, textOf } from '#lib/view/map-page-address.ts';
import { MOMENT_PARAMETER } from '#lib/view/moment.ts';
import { pageAddress } from '#lib/view/page-parameters.ts';

export const metadata: Metadata = {
  title: 'Find a constituency',
  description: 'By its name or by postcode.',
  alternates: { canonical: '/find' },
  robots: { index: false },
};

interface Props {
  readonly searchParams: Promise<AddressParameters>;
}

export default async function Page({ searchParams }: Props) {
  const night = await readNight();
  const query = await searchParams;
  const asked = textOf(query['q']) ?? '';
  const found = findSeats(night.roll, asked, postcodeLookUp(night));
  if (found.kind === 'seat') {
    redirect(pageAddress(`/constituency/${found.seat.slug}`, { at: textOf(query[MOMENT_PARAMETER]) }));
  }
  return <FindPage found={found} asked={asked} />;
}

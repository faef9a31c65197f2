import type { Metadata } from 'next';
import { landFile, landRooms, postcodeLookUp, readForecast, readNight } from '#app/read-snapshot.ts';
import { MapExplorer } from '#components/map-page/map-explorer.tsx';
import { findSeats } from '#lib/view/find-seat.ts';
import { type AddressParameters, readMapChoice, textOf } from '#lib/view/map-page-address.ts';
import { frameOfChoice, seatsOfArea } from '#lib/view/map-page-frame.ts';
import { mapPageView } from '#lib/view/map-page-view.ts';
import { mapPlan } from '#lib/view/map-view-plan.ts';
import { seatPanelView } from '#lib/view/map-view-seat.ts';
import { packPlan, packSeats } from '#lib/view/packed-map.ts';

export const metadata: Metadata = {
  title: 'Map',
  description:
    'Every seat of the House of Commons on one map: who won, what changed hands, majorities, turnout and swing.',
  alternates: { canonical: '/map' },
};

interface Props {
  readonly searchParams: Promise<AddressParameters>;
}

export default async function Page({ searchParams }: Props) {
  const night = await readNight();
  const { roll, state } = night;
  const parameters = await searchParams;
  const asked = textOf(parameters['q']) ?? '';
  const found = findSeats(roll, asked, postcodeLookUp(night));
  const read = readMapChoice(roll, parameters);
  const choice = found.kind === 'seat' ? { ...read, seat: found.seat } : read;
  const plan = mapPlan(roll);
  const file = plan.kind === 'map' ? landFile(night) : null;
  const rooms = file === null || choice.shape === 'hex' ? null : landRooms(night);
  return (
    <MapExplorer
      plan={packPlan(plan)}
      landFile={file}
      rooms={rooms}
      choice={choice}
      frame={frameOfChoice(plan, rooms, choice, seatsOfArea(roll, choice.area))}
      view={packSeats(plan, mapPageView(roll, state, choice, file !== null, await readForecast()))}
      panel={seatPanelView(roll, state, choice.seat?.id ?? null)}
      asked={found.kind === 'seat' ? '' : asked}
      found={found}
    />
  );
}

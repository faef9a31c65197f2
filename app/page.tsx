import type { Metadata } from 'next';
import { NightPage } from '#components/night/night-page.tsx';
import { liveblogView } from '#lib/view/liveblog-view.ts';
import { mapPlan } from '#lib/view/map-view-plan.ts';
import { seatPanelView } from '#lib/view/map-view-seat.ts';
import { nightView } from '#lib/view/night-view.ts';
import { packPlan, packSeats } from '#lib/view/packed-map.ts';
import { riskPanelView } from '#lib/view/risk-panel-view.ts';
import { readForecast, readNight } from './read-snapshot.ts';

export const metadata: Metadata = { alternates: { canonical: '/' } };

export default async function Page() {
  const { roll, state, nightNowMs } = await readNight();
  const plan = mapPlan(roll);
  const night = nightView(roll, state, nightNowMs);
  return (
    <NightPage
      plan={packPlan(plan)}
      night={{ ...night, map: packSeats(plan, night.map) }}
      risk={riskPanelView(roll, state, nightNowMs, await readForecast())}
      liveblog={liveblogView(roll, state)}
      panel={seatPanelView(roll, state, null)}
    />
  );
}

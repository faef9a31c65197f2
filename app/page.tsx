import { NightPage } from '#components/night/night-page.tsx';
import { liveblogView } from '#lib/view/liveblog-view.ts';
import { mapPlan } from '#lib/view/map-view-plan.ts';
import { seatPanelView } from '#lib/view/map-view-seat.ts';
import { nightView } from '#lib/view/night-view.ts';
import { readNight } from './read-snapshot.ts';

export default async function Page() {
  const { roll, state, nightNowMs } = await readNight();
  return (
    <NightPage
      plan={mapPlan(roll)}
      night={nightView(roll, state, nightNowMs)}
      liveblog={liveblogView(roll, state)}
      panel={seatPanelView(roll, state, null)}
    />
  );
}

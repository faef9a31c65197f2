'use client';
import { useCallback, useMemo } from 'react';
import { useMySeat } from '#components/live/use-my-seat.ts';
import { useServedView } from '#components/live/use-night-view.ts';
import { Liveblog } from '#components/liveblog/liveblog.tsx';
import { MapSection } from '#components/map/map-section.tsx';
import type { ConstituencyId } from '#lib/election/ids.ts';
import { type LatestView, latestView } from '#lib/view/latest-view.ts';
import type { LiveblogView } from '#lib/view/liveblog-view.ts';
import type { MapView } from '#lib/view/map-view.ts';
import type { SeatPanelView } from '#lib/view/map-view-seat.ts';
import { type NightView, playView } from '#lib/view/night-view.ts';
import { type Packed, type PackedPlan, unpackPlan, unpackSeats } from '#lib/view/packed-map.ts';
import type { RiskPanelView } from '#lib/view/risk-panel-view.ts';
import { type ScoreboardView, scoreboardView } from '#lib/view/scoreboard-view.ts';
import { seatBarView } from '#lib/view/scoreboard-view-bar.ts';
import { LatestList } from './latest-list.tsx';
import { LiveRiskPanel } from './live-risk-panel.tsx';
import { MySeat } from './my-seat.tsx';
import { Scoreboard } from './scoreboard.tsx';
import { StateOfPlay } from './state-of-play.tsx';

interface NightPageProps {
  /** Where every seat stands on the map: fixed for the night. */
  readonly plan: PackedPlan;
  /** The page as the server made it, and as it is until the browser has the night itself. */
  readonly night: Omit<NightView, 'map'> & { readonly map: Packed<MapView> };
  readonly risk: RiskPanelView;
  readonly liveblog: LiveblogView;
  readonly panel: SeatPanelView;
}

/** The national picture: one column on a phone, three on a desk, four on a wall. */
export function NightPage({ plan: packedPlan, night, risk, liveblog, panel }: NightPageProps) {
  const plan = useMemo(() => unpackPlan(packedPlan), [packedPlan]);
  const map = useMemo(() => ({ ...night.map, seats: unpackSeats(plan, night.map.seats) }), [plan, night.map]);
  const isSeat = useCallback(
    (id: string): id is ConstituencyId => plan.hexes.some((hex) => hex.id === id),
    [plan],
  );
  const [mySeat, chooseMySeat] = useMySeat(isSeat);
  return (
    <>
      <LivePlay play={night.play} bar={night.bar} />
      <div className="columns">
        <div className="column-figures">
          <LiveScoreboard initial={night.scoreboard} />
          <MySeat seats={plan.hexes} mySeat={mySeat} onChoose={chooseMySeat} />
          <LiveLatest initial={night.latest} />
        </div>
        <div className="column-main">
          <MapSection plan={plan} initial={map} mySeat={mySeat} panel={panel} />
          <LiveRiskPanel initial={risk} />
        </div>
        <div className="column-live">
          <Liveblog initial={liveblog} />
        </div>
      </div>
    </>
  );
}

/*
 * Each part makes its own view, so that between two of them a slow phone answers its reader. All are made of the same
 * night and appear together.
 */

function LivePlay({ play, bar }: Pick<NightView, 'play' | 'bar'>) {
  return <StateOfPlay play={useServedView(playView, play)} bar={useServedView(seatBarView, bar)} />;
}

function LiveScoreboard({ initial }: { readonly initial: ScoreboardView }) {
  return <Scoreboard scoreboard={useServedView(scoreboardView, initial)} />;
}

function LiveLatest({ initial }: { readonly initial: LatestView }) {
  return <LatestList latest={useServedView(latestView, initial)} />;
}

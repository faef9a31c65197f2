'use client';
import { useCallback, useMemo, useState } from 'react';
import { FoundSeatsList } from '#components/find/found-seats.tsx';
import { SeatSearch } from '#components/find/seat-search.tsx';
import { HearForecast } from '#components/live/hear-forecast.tsx';
import { useServedView } from '#components/live/use-night-view.ts';
import { MapLegend } from '#components/map/map-legend.tsx';
import { SeatPanel } from '#components/map/seat-panel.tsx';
import { ChoiceLinks } from '#components/ui/choice-links.tsx';
import { SelectForm } from '#components/ui/select-form.tsx';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { PublishedForecast } from '#lib/forecast/published.ts';
import { capitalised } from '#lib/format/names.ts';
import type { FoundSeats } from '#lib/view/find-seat.ts';
import type { LandRooms } from '#lib/view/map-land.ts';
import { type MapChoice, mapAddress } from '#lib/view/map-page-address.ts';
import { type MapPageView, mapPageView } from '#lib/view/map-page-view.ts';
import { type SeatPanelView, seatPanelView } from '#lib/view/map-view-seat.ts';
import type { Box } from '#lib/view/map-zoom.ts';
import { type Packed, type PackedPlan, unpackPlan, unpackSeats } from '#lib/view/packed-map.ts';
import { MapStage } from './map-stage.tsx';
import { Multiples } from './multiples.tsx';
import { useMapChoice } from './use-map-choice.ts';

interface MapExplorerProps {
  /** Where every seat stands: fixed for the night. */
  readonly plan: PackedPlan;
  /** Address of the outlines; null in a pack without a map of the land. */
  readonly landFile: string | null;
  /** Where letters have room on the land; null while the page shows hexagons. */
  readonly rooms: LandRooms | null;
  /** What the address asks for, as the server read it. */
  readonly choice: MapChoice;
  /** The part of the map that it is about; null for all of it. */
  readonly frame: Box | null;
  /** The page as the server made it, and as it is until the browser has the night itself. */
  readonly view: Packed<MapPageView>;
  readonly panel: SeatPanelView;
  /** What was searched for in vain or with more than one answer, and the answer. */
  readonly asked: string;
  readonly found: FoundSeats;
}

/** The map page: what it is coloured by, the map in its window, its key, and the seat that is looked at. */
export function MapExplorer(props: MapExplorerProps) {
  const { landFile, asked } = props;
  const plan = useMemo(() => unpackPlan(props.plan), [props.plan]);
  const initial = useMemo(
    () => ({ ...props.view, seats: unpackSeats(plan, props.view.seats) }),
    [plan, props.view],
  );
  const explored = useMapChoice(props);
  const { choice, looked, found } = explored;
  const hasLand = landFile !== null;
  const isRisk = choice.mode.kind === 'risk';
  const [forecast, setForecast] = useState<PublishedForecast | null>(null);
  const build = useCallback(
    (roll: Roll, state: NightState) => {
      // Until the forecast is here the server's map of it stands, where it is that which the reader looks at.
      if (isRisk && forecast === null && choice === props.choice) return initial;
      return mapPageView(roll, state, choice, hasLand, forecast);
    },
    [choice, hasLand, isRisk, forecast, initial, props.choice],
  );
  const view = useServedView(build, initial);
  const buildPanel = useCallback(
    (roll: Roll, state: NightState) => seatPanelView(roll, state, looked),
    [looked],
  );
  const panel = useServedView(buildPanel, props.panel);
  const { controls } = view;
  const value = panel.seat === null ? '' : (view.seats[panel.seat.id]?.value ?? '');
  return (
    // The links and forms inside work without this; with it they change the page in place.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only takes over what its links and forms do.
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys on a link come as clicks.
    <div
      className={`map-page map-page-${plan.kind}`}
      onClick={explored.follow}
      onSubmit={explored.submit}
      onChange={explored.change}
    >
      {isRisk && <HearForecast onHear={setForecast} />}
      <div className="map-head">
        <h1>{plan.kind === 'map' ? 'The map' : 'The seats'}</h1>
        <p className="map-count">{view.count}</p>
      </div>
      <div className="map-modes">
        <ChoiceLinks label="Colour by" choices={controls.modes} />
      </div>
      <div className="map-asks">
        <p className="map-sentence">{view.sentence}</p>
        {controls.parties !== null && <SelectForm action="/map" submit="Show" {...controls.parties} />}
      </div>
      <MapStage
        plan={plan}
        view={view}
        choice={choice}
        landFile={landFile}
        rooms={props.rooms}
        frame={props.frame}
        looked={looked}
        onLook={explored.look}
        onPin={explored.pin}
      >
        {controls.shapes.length > 0 && <ChoiceLinks label="Shape" choices={controls.shapes} />}
        <SelectForm action="/map" submit="Show" {...controls.area} />
      </MapStage>
      <div className="map-side">
        <h2 className="sr-only">A seat</h2>
        <SeatPanel panel={panel} isChosen={looked !== null} value={capitalised(value)} />
        <div className="map-find">
          <SeatSearch action="/map" asked={asked} kept={controls.kept} />
          <FoundSeatsList
            found={found}
            hrefOf={({ id, slug }) => mapAddress({ ...choice, seat: { id, slug } })}
          />
        </div>
        <section className="map-key" aria-label="Key">
          <MapLegend rows={view.key} />
        </section>
      </div>
      <Multiples plan={plan} choice={choice} />
    </div>
  );
}

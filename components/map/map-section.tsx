'use client';
import { useCallback, useState } from 'react';
import { useServedView } from '#components/live/use-night-view.ts';
import { Section } from '#components/ui/section.tsx';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { type MapView, mapView } from '#lib/view/map-view.ts';
import type { MapPlan } from '#lib/view/map-view-plan.ts';
import { type SeatPanelView, seatPanelView } from '#lib/view/map-view-seat.ts';
import { HexMap } from './hex-map.tsx';
import { MapLegend } from './map-legend.tsx';
import { SeatPanel } from './seat-panel.tsx';

interface MapSectionProps {
  readonly plan: MapPlan;
  /** The map as the server made it. */
  readonly initial: MapView;
  readonly mySeat: ConstituencyId | null;
  /** The panel as the server rendered it, before anybody looked at a seat. */
  readonly panel: SeatPanelView;
}

/** The map, its legend, and one fixed place for the seat that is looked at. */
export function MapSection({ plan, initial, mySeat, panel: initialPanel }: MapSectionProps) {
  const map = useServedView(mapView, initial);
  const [chosen, setChosen] = useState<ConstituencyId | null>(null);
  const build = useCallback((roll: Roll, state: NightState) => seatPanelView(roll, state, chosen), [chosen]);
  const panel = useServedView(build, initialPanel);
  return (
    <Section id="map" title={plan.kind === 'map' ? 'The map' : 'The seats'}>
      <div className={`map-of-${plan.kind}`}>
        <MapLegend rows={map.legend} />
        <HexMap plan={plan} map={map} mySeat={mySeat} chosen={chosen} onChoose={setChosen} />
      </div>
      <SeatPanel panel={panel} isChosen={chosen !== null} />
      <p className="note">
        {plan.kind === 'map'
          ? 'One hexagon, one seat; each leads to its page. A filled hexagon has declared, an outlined one has a winner whose figures are to come. The ringed seat is yours.'
          : 'There is no map for this election: its seats stand by region, in order of name. One hexagon, one seat; each leads to its page.'}
      </p>
    </Section>
  );
}

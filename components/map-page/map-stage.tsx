'use client';
import { type MouseEvent, type ReactNode, useRef } from 'react';
import { HexMap, type Looking } from '#components/map/hex-map.tsx';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { SeatLink } from '#lib/view/find-seat.ts';
import type { LandRooms } from '#lib/view/map-land.ts';
import type { MapChoice } from '#lib/view/map-page-address.ts';
import type { MapPageView } from '#lib/view/map-page-view.ts';
import type { MapPlan } from '#lib/view/map-view-plan.ts';
import { type Box, boxOfViewBox, transformOn } from '#lib/view/map-zoom.ts';
import { useStage } from './use-stage.ts';
import { ZoomButtons } from './zoom-buttons.tsx';

interface MapStageProps {
  readonly plan: MapPlan;
  readonly view: MapPageView;
  readonly choice: MapChoice;
  readonly landFile: string | null;
  /** As the server knew them; fetched with the outlines when the reader turns to the land. */
  readonly rooms: LandRooms | null;
  /** What the page was asked to show, without scripts too. */
  readonly frame: Box | null;
  readonly looked: ConstituencyId | null;
  readonly onLook: (id: ConstituencyId, by: Looking) => void;
  readonly onPin: (seat: SeatLink) => void;
  /** What stands beside the zoom buttons. */
  readonly children: ReactNode;
}

/** The window in which the map is moved and made larger. */
export function MapStage(props: MapStageProps) {
  const { plan, view, frame, looked, onLook, onPin } = props;
  const stage = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { shown, isMoved, camera } = useStage({ ...props, stage, content });

  /** Pressing a seat pins it; its page is a link in the panel, or Enter. */
  function press(event: MouseEvent) {
    const id = event.target instanceof Element ? event.target.closest('a')?.getAttribute('data-seat') : null;
    const seat = plan.hexes.find((hex) => hex.id === id);
    const isKey = event.detail === 0;
    if (seat === undefined || isKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onPin({ id: seat.id, slug: seat.slug, name: seat.name });
  }

  function look(id: ConstituencyId, by: Looking) {
    onLook(id, by);
    const room = shown?.rooms[id];
    const hex = plan.hexes.find((each) => each.id === id);
    if (by !== 'focus' || hex === undefined) return;
    camera.current?.reveal(room === undefined ? hex : { x: room[0], y: room[1] });
  }

  const transform = frame === null ? undefined : transformOn(frame, boxOfViewBox(plan.viewBox));
  return (
    <div className="map-window">
      <div className="map-tools">
        {props.children}
        <ZoomButtons camera={camera} />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its seats are links, which take the keys. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same. */}
      <div className="map-stage" ref={stage} onClick={press}>
        <div className={`map-content${shown === null ? '' : ' map-land'}`} ref={content}>
          <HexMap
            plan={plan}
            map={view}
            mySeat={null}
            chosen={looked}
            onChoose={look}
            land={shown}
            frame={isMoved ? undefined : transform}
          />
        </div>
      </div>
      <p className="note map-note needs-scripts">
        Press a seat to keep it in view; its name leads to its page. Pinch, double-press, or turn the wheel
        with Ctrl to zoom; drag to move. On the keyboard: arrows, plus, minus and nought.
      </p>
      <p className="note map-note without-scripts">Each seat leads to its page.</p>
    </div>
  );
}

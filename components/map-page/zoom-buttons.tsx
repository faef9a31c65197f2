'use client';
import type { RefObject } from 'react';
import type { MapCamera } from './map-camera.ts';

interface ZoomButtonsProps {
  readonly camera: RefObject<MapCamera | null>;
}

const ZOOM_STEP = 2;
const LOOK_STEP = 0.3;

const LOOKS = [
  { sign: '←', name: 'Look west', right: -LOOK_STEP, down: 0 },
  { sign: '→', name: 'Look east', right: LOOK_STEP, down: 0 },
  { sign: '↑', name: 'Look north', right: 0, down: -LOOK_STEP },
  { sign: '↓', name: 'Look south', right: 0, down: LOOK_STEP },
] as const;

/** Everything that a gesture does, for those who make none. */
export function ZoomButtons({ camera }: ZoomButtonsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form; these are buttons side by side.
    <div className="zoom-buttons needs-scripts" role="group" aria-label="Move the map">
      <button type="button" aria-label="Zoom in" onClick={() => camera.current?.step(ZOOM_STEP)}>
        +
      </button>
      <button type="button" aria-label="Zoom out" onClick={() => camera.current?.step(1 / ZOOM_STEP)}>
        −
      </button>
      {LOOKS.map(({ sign, name, right, down }) => (
        <button key={name} type="button" aria-label={name} onClick={() => camera.current?.look(right, down)}>
          {sign}
        </button>
      ))}
      <button type="button" onClick={() => camera.current?.fly(camera.current.cameraOn(null))}>
        Whole map
      </button>
    </div>
  );
}

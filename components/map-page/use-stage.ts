'use client';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Land } from '#components/map/hex-map.tsx';
import type { LandRooms } from '#lib/view/map-land.ts';
import type { MapChoice, MapShape } from '#lib/view/map-page-address.ts';
import { frameOfChoice } from '#lib/view/map-page-frame.ts';
import type { MapPageView } from '#lib/view/map-page-view.ts';
import type { MapPlan } from '#lib/view/map-view-plan.ts';
import { type Box, boxOfViewBox } from '#lib/view/map-zoom.ts';
import { MapCamera } from './map-camera.ts';
import { listenToGestures } from './map-gestures.ts';
import { fetchOutlines, type Outlines, playMorph } from './play-morph.ts';

interface ShownLand extends Land {
  readonly rooms: LandRooms;
}

interface StageParts {
  readonly plan: MapPlan;
  readonly view: MapPageView;
  readonly choice: MapChoice;
  readonly landFile: string | null;
  readonly rooms: LandRooms | null;
  readonly frame: Box | null;
  readonly stage: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
}

/**
 * What the window shows and where its camera is: both follow the choice, the shape through its morph. Until scripts
 * have taken over, the server's transform inside the drawing stands for the camera.
 */
export function useStage(parts: StageParts) {
  const { plan, choice, landFile, frame, stage, content } = parts;
  const camera = useRef<MapCamera | null>(null);
  const [isMoved, setIsMoved] = useState(false);
  const [shown, setShown] = useState<ShownLand | null>(
    landFile === null || parts.rooms === null ? null : landOf(landFile, parts.rooms),
  );
  const parted = useRef({ choice, shown });

  useLayoutEffect(() => {
    if (stage.current === null || content.current === null) return;
    const made = new MapCamera(stage.current, content.current, boxOfViewBox(plan.viewBox));
    camera.current = made;
    made.jump(made.cameraOn(frame));
    setIsMoved(true);
    const endGestures = listenToGestures(stage.current, made);
    const endWatch = made.watchSize();
    return () => {
      endGestures();
      endWatch();
    };
  }, [plan, frame, stage, content]);

  useEffect(() => {
    const before = parted.current;
    if (before.choice === choice) return;
    parted.current = { choice, shown };
    const isElsewhere = before.choice.seat?.id !== choice.seat?.id || before.choice.area !== choice.area;
    if (before.choice.shape === choice.shape) {
      if (isElsewhere) camera.current?.fly(camera.current.cameraOn(frameNow(parts, shown?.rooms ?? null)));
      return;
    }
    void turn(parts, camera.current, choice.shape, (land) => flushSync(() => setShown(land)));
  }, [choice, shown, parts]);

  return { shown, isMoved, camera };
}

/** The seats as they lie; their paths come with the file that a morph fetches, else the browser reads it itself. */
function landOf(file: string, rooms: LandRooms, paths: Readonly<Record<string, string>> = {}): ShownLand {
  const outlines = Object.entries(rooms).map(([id, room]) => [id, { path: paths[id] ?? null, file, room }]);
  return { rooms, outlines: Object.fromEntries(outlines) };
}

/** What the choice is about, in the shape that it is shown in. */
function frameNow({ plan, view, choice }: StageParts, rooms: LandRooms | null): Box | null {
  const inside = plan.hexes.filter(({ id }) => view.seats[id]?.isFaded === false).map(({ id }) => id);
  return frameOfChoice(plan, rooms, choice, inside);
}

/** Turns hexagons into land or back: through a morph, or at once for those who want no motion. */
async function turn(
  parts: StageParts,
  camera: MapCamera | null,
  to: MapShape,
  show: (land: ShownLand | null) => void,
): Promise<void> {
  const { landFile, stage, content, plan } = parts;
  if (landFile === null || camera === null || stage.current === null || content.current === null) return;
  let outlines: Outlines;
  try {
    outlines = await fetchOutlines(landFile);
  } catch {
    // Without a line there is no land: the server answers the same address when there is one.
    location.reload();
    return;
  }
  const land = to === 'land' ? landOf(landFile, outlines.rooms, outlines.paths) : null;
  const target = camera.cameraOn(frameNow(parts, land?.rooms ?? null));
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const end = isStill
    ? () => {}
    : await playMorph({
        stage: stage.current,
        content: content.current,
        plan,
        outlines,
        to,
        cameras: { from: camera.camera, to: target },
      });
  show(land);
  camera.jump(target);
  end();
}

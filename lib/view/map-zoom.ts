/** How the map stands in its window: moved by `x` and `y` pixels after it was made `k` times as large. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

/** Lengths of the window in pixels. */
export interface Stage {
  readonly width: number;
  readonly height: number;
}

/** A part of the drawing, in its units. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The whole map. */
export const WHOLE: Camera = { x: 0, y: 0, k: 1 };

/** The smallest seat of the land is then as large as a fingertip on a phone. */
export const ZOOM_MAX = 40;

/** So much of the window a part that is flown to takes. */
const FILL = 0.86;

/** The camera made `factor` times nearer about a point of the window, which stays where it is. */
export function zoomedAt(
  camera: Camera,
  stage: Stage,
  factor: number,
  point: { x: number; y: number },
): Camera {
  const k = between(1, camera.k * factor, ZOOM_MAX);
  const ratio = k / camera.k;
  return within(stage, {
    k,
    x: point.x - (point.x - camera.x) * ratio,
    y: point.y - (point.y - camera.y) * ratio,
  });
}

/** The camera moved, the map following by so many pixels. */
export function panned(camera: Camera, stage: Stage, right: number, down: number): Camera {
  return within(stage, { k: camera.k, x: camera.x + right, y: camera.y + down });
}

/** The camera after its window became another, as when a phone is turned: what was in the middle still is. */
export function refitted(camera: Camera, drawing: Box, before: Stage, after: Stage): Camera {
  if (before.width * before.height === 0) return within(after, camera);
  const { k, x, y } = camera;
  const unit = unitOf(drawing, before);
  const middle = {
    x: drawing.left + drawing.width / 2 + ((before.width / 2 - x) / k - before.width / 2) / unit,
    y: drawing.top + drawing.height / 2 + ((before.height / 2 - y) / k - before.height / 2) / unit,
  };
  const at = onStage(middle, drawing, after);
  return within(after, { k, x: after.width / 2 - at.x * k, y: after.height / 2 - at.y * k });
}

/** The camera that shows a part of the drawing as large as it fits, in the middle. */
export function cameraOn(box: Box, drawing: Box, stage: Stage): Camera {
  const unit = unitOf(drawing, stage);
  const k = between(
    1,
    FILL * Math.min(stage.width / (box.width * unit), stage.height / (box.height * unit)),
    ZOOM_MAX,
  );
  const middle = onStage({ x: box.left + box.width / 2, y: box.top + box.height / 2 }, drawing, stage);
  return within(stage, { k, x: stage.width / 2 - middle.x * k, y: stage.height / 2 - middle.y * k });
}

/** Where a point of the drawing stands in the window before the camera moves it. */
export function onStage(
  point: { readonly x: number; readonly y: number },
  drawing: Box,
  stage: Stage,
): { readonly x: number; readonly y: number } {
  const unit = unitOf(drawing, stage);
  return {
    x: stage.width / 2 + (point.x - drawing.left - drawing.width / 2) * unit,
    y: stage.height / 2 + (point.y - drawing.top - drawing.height / 2) * unit,
  };
}

/** Pixels a unit of a drawing that is as large as its window allows. */
export function unitOf(drawing: Box, stage: Stage): number {
  return Math.min(stage.width / drawing.width, stage.height / drawing.height);
}

/** The same view as a transform inside the drawing, for a page without scripts. */
export function transformOn(box: Box, drawing: Box): string {
  const k = FILL * Math.min(drawing.width / box.width, drawing.height / box.height);
  const x = drawing.left + drawing.width / 2 - (box.left + box.width / 2) * k;
  const y = drawing.top + drawing.height / 2 - (box.top + box.height / 2) * k;
  return `translate(${rounded(x)} ${rounded(y)}) scale(${rounded(k)})`;
}

/** The four numbers of an SVG's frame. */
export function boxOfViewBox(viewBox: string): Box {
  const [left = 0, top = 0, width = 1, height = 1] = viewBox.split(' ').map(Number);
  return { left, top, width, height };
}

/** No nearer or farther than is useful, and no edge of the map inside the window. */
function within({ width, height }: Stage, { x, y, k }: Camera): Camera {
  return { k, x: between(width * (1 - k), x, 0), y: between(height * (1 - k), y, 0) };
}

function between(least: number, value: number, most: number): number {
  // A length of minus nought would be written as such.
  return Math.max(least, Math.min(most, value)) + 0;
}

function rounded(length: number): number {
  return Math.round(length * 100) / 100;
}

import type { LandRooms } from '#lib/view/map-land.ts';
import { eased, ringBetween, ringOfHexagon, ringOfPath } from '#lib/view/map-morph.ts';
import type { MapShape } from '#lib/view/map-page-address.ts';
import { HEX_POINTS, type MapPlan } from '#lib/view/map-view-plan.ts';
import { boxOfViewBox, type Camera, onStage, unitOf } from '#lib/view/map-zoom.ts';

const MORPH_MS = 900;

type Ring = readonly (readonly [number, number])[];

/** The outlines of the land, read from their file. */
export interface Outlines {
  readonly rooms: LandRooms;
  readonly paths: Readonly<Record<string, string>>;
  readonly rings: Readonly<Record<string, Ring>>;
}

const fetched = new Map<string, Promise<Outlines>>();

/** Fetches the outlines, once a page. Rejects when they cannot be had. */
export function fetchOutlines(file: string): Promise<Outlines> {
  const known = fetched.get(file);
  if (known !== undefined) return known;
  const coming = readOutlines(file);
  fetched.set(file, coming);
  coming.catch(() => fetched.delete(file));
  return coming;
}

async function readOutlines(file: string): Promise<Outlines> {
  const response = await fetch(file);
  if (!response.ok) throw new Error(`The outlines were answered with ${response.status}`);
  const drawing = new DOMParser().parseFromString(await response.text(), 'image/svg+xml');
  const rooms: Record<string, readonly [number, number, number]> = {};
  const paths: Record<string, string> = {};
  const rings: Record<string, Ring> = {};
  for (const path of drawing.querySelectorAll('path')) {
    const [x = 0, y = 0, radius = 0] = (path.getAttribute('data-room') ?? '').split(' ').map(Number);
    rooms[path.id] = [x, y, radius];
    paths[path.id] = path.getAttribute('d') ?? '';
    rings[path.id] = ringOfPath(paths[path.id] ?? '');
  }
  return { rooms, paths, rings };
}

interface Morph {
  readonly stage: HTMLElement;
  readonly content: HTMLElement;
  readonly plan: MapPlan;
  readonly outlines: Outlines;
  readonly to: MapShape;
  readonly cameras: { readonly from: Camera; readonly to: Camera };
}

interface Moving {
  readonly from: Ring;
  readonly to: Ring;
  readonly fill: string;
  readonly stroke: string;
}

/**
 * Lets every hexagon flow into the outline of its seat, or back, on a canvas over the drawing, which is hidden
 * meanwhile. Resolves with what ends it: called once the drawing has its new shape.
 */
export async function playMorph(morph: Morph): Promise<() => void> {
  const { stage, content, plan, cameras } = morph;
  const canvas = stage.ownerDocument.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) return () => {};
  const size = { width: stage.clientWidth, height: stage.clientHeight };
  canvas.width = size.width * devicePixelRatio;
  canvas.height = size.height * devicePixelRatio;
  canvas.className = 'map-morph';
  canvas.setAttribute('aria-hidden', 'true');
  const seats = seatsOf(morph);
  const drawing = boxOfViewBox(plan.viewBox);
  const unit = unitOf(drawing, size);
  const origin = onStage({ x: 0, y: 0 }, drawing, size);
  const draw = (done: number) => {
    const { x, y, k } = cameraBetween(cameras.from, cameras.to, done);
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.clearRect(0, 0, size.width, size.height);
    context.transform(k * unit, 0, 0, k * unit, origin.x * k + x, origin.y * k + y);
    context.lineWidth = 0.4 / k;
    for (const seat of seats) drawSeat(context, seat, done);
  };
  draw(0);
  stage.append(canvas);
  content.style.visibility = 'hidden';
  await frames(MORPH_MS, (done) => draw(eased(done)));
  return () => {
    content.style.visibility = '';
    canvas.remove();
  };
}

function seatsOf({ content, plan, outlines, to }: Morph): readonly Moving[] {
  return plan.hexes.flatMap(({ id, x, y }) => {
    const drawn = content.querySelector(`[data-seat="${id}"] .hex`);
    const land = outlines.rings[id];
    if (drawn === null || land === undefined) return [];
    const { fill, stroke, opacity } = getComputedStyle(drawn);
    if (opacity === '0') return [];
    const hex = ringOfHexagon(HEX_POINTS, [x, y]);
    return [to === 'land' ? { from: hex, to: land, fill, stroke } : { from: land, to: hex, fill, stroke }];
  });
}

function drawSeat(context: CanvasRenderingContext2D, { from, to, fill, stroke }: Moving, done: number): void {
  const points = ringBetween(from, to, done);
  context.beginPath();
  for (let index = 0; index < points.length; index += 2) {
    context.lineTo(points[index] ?? 0, points[index + 1] ?? 0);
  }
  context.closePath();
  context.fillStyle = fill;
  context.strokeStyle = stroke;
  context.fill();
  context.stroke();
}

function cameraBetween(from: Camera, to: Camera, done: number): Camera {
  const between = (one: number, other: number) => one + (other - one) * done;
  return { k: between(from.k, to.k), x: between(from.x, to.x), y: between(from.y, to.y) };
}

/** Calls back with 0 to 1 in every frame until the time is over. */
function frames(durationMs: number, draw: (done: number) => void): Promise<void> {
  return new Promise((resolve) => {
    let startMs: number | null = null;
    const next = (nowMs: number) => {
      startMs ??= nowMs;
      const done = Math.min(1, (nowMs - startMs) / durationMs);
      draw(done);
      if (done < 1) requestAnimationFrame(next);
      else resolve();
    };
    requestAnimationFrame(next);
  });
}

import { geoTransverseMercator } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection } from 'topojson-specification';
import { makeRoll } from '#lib/election/roll.ts';
import type { LandRooms } from '#lib/view/map-land.ts';
import { mapPlan } from '#lib/view/map-view-plan.ts';
import type { Pack } from './pack.ts';

/** The constituencies as they lie, drawn in the frame of the hexagon map. */
export interface LandPlan {
  /** An SVG document: one path a constituency, its ONS code for an id and its room beside it. */
  readonly svg: string;
  readonly rooms: LandRooms;
}

type Room = LandRooms[string];

type Point = readonly [x: number, y: number];
type Ring = readonly Point[];

/** The central meridian of the Ordnance Survey's grid: the country as readers know it from its maps. */
const MERIDIAN_DEGREES = -2;

/** About 80 m: finer than the outlines themselves, and the coordinates stay short. */
const STEPS_PER_UNIT = 20;

const made = new WeakMap<Pack, LandPlan | null>();

/** Made once a pack; null in a pack without boundaries or without a map. */
export function landPlan(pack: Pack): LandPlan | null {
  const known = made.get(pack);
  if (known !== undefined) return known;
  const plan = makeLandPlan(pack);
  made.set(pack, plan);
  return plan;
}

function makeLandPlan(pack: Pack): LandPlan | null {
  const plan = mapPlan(makeRoll(pack.reference));
  const outlines = outlinesOf(pack);
  if (outlines.length === 0 || plan.kind !== 'map') return null;
  const project = fitted(
    outlines.flatMap(({ rings }) => rings),
    plan.viewBox,
  );
  const paths: string[] = [];
  const rooms: Record<string, Room> = {};
  for (const { id, rings } of outlines) {
    const drawn = rings.map((ring) => ring.map(project));
    const room = roomIn(drawn);
    rooms[id] = room;
    paths.push(`<path id="${id}" d="${drawn.map(pathOf).join('')}" data-room="${room.join(' ')}"/>`);
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${plan.viewBox}">${paths.join('')}</svg>`;
  return { svg, rooms };
}

interface Outline {
  readonly id: string;
  /** Projected, not yet fitted; outer rings and holes alike, the largest first. */
  readonly rings: readonly Ring[];
}

function outlinesOf({ boundaries }: Pack): readonly Outline[] {
  const object = boundaries?.objects['constituencies'];
  if (boundaries === null || object?.type !== 'GeometryCollection') return [];
  const projection = geoTransverseMercator().rotate([-MERIDIAN_DEGREES, 0]);
  const { features } = feature(boundaries, object as GeometryCollection<{ id: string }>);
  return (features as Feature<Polygon | MultiPolygon>[]).map(({ id, geometry }) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    const rings = polygons
      .flat()
      .map((ring) =>
        ring.map(([longitude = 0, latitude = 0]): Point => projection([longitude, latitude]) ?? [0, 0]),
      );
    return { id: String(id), rings: rings.toSorted((left, right) => areaOf(right) - areaOf(left)) };
  });
}

/** From projected points into the frame, as large as it allows, in its middle, on the grid. */
function fitted(rings: readonly Ring[], viewBox: string): (point: Point) => Point {
  const [left = 0, top = 0, width = 0, height = 0] = viewBox.split(' ').map(Number);
  const box = boxOf(rings.flat());
  const scale = Math.min(width / (box.right - box.left), height / (box.bottom - box.top));
  const x0 = left + (width - (box.right + box.left) * scale) / 2;
  const y0 = top + (height - (box.bottom + box.top) * scale) / 2;
  return ([x, y]) => [onGrid(x0 + x * scale), onGrid(y0 + y * scale)];
}

function boxOf(points: readonly Point[]) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const [x, y] of points) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

function onGrid(length: number): number {
  return Math.round(length * STEPS_PER_UNIT) / STEPS_PER_UNIT;
}

/** A closed path, absolute first and then in steps: half as long as with coordinates. */
function pathOf(ring: Ring): string {
  const [first, ...others] = ring.slice(0, -1);
  if (first === undefined) return '';
  let before = first;
  const steps = others.flatMap((point) => {
    const step = `${short(point[0] - before[0])},${short(point[1] - before[1])}`;
    before = point;
    return step === '0,0' ? [] : [step];
  });
  // An islet that is smaller than the grid has no outline left.
  if (steps.length < 2) return '';
  return `M${short(first[0])},${short(first[1])}l${steps.join(' ')}z`;
}

function short(length: number): string {
  return String(Math.round(length * 100) / 100).replace(/^(-?)0\./, '$1.');
}

/** Places tried either way across an outline: more find a circle that is hardly larger. */
const TRIES = 10;

function roomIn(rings: readonly Ring[]): Room {
  const outer = rings[0] ?? [];
  const box = boxOf(outer);
  let best: Room = [(box.left + box.right) / 2, (box.top + box.bottom) / 2, 0];
  for (let column = 0.5; column < TRIES; column += 1) {
    for (let row = 0.5; row < TRIES; row += 1) {
      const x = box.left + ((box.right - box.left) * column) / TRIES;
      const y = box.top + ((box.bottom - box.top) * row) / TRIES;
      if (!isInside(rings, [x, y])) continue;
      const radius = distanceToEdge(rings, [x, y]);
      if (radius > best[2]) best = [x, y, radius];
    }
  }
  return [onGrid(best[0]), onGrid(best[1]), Math.round(best[2] * 100) / 100];
}

/** Even-odd, so that holes are outside. */
function isInside(rings: readonly Ring[], [x, y]: Point): boolean {
  let inside = false;
  for (const ring of rings) {
    for (const [index, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring[index + 1] ?? ring[0] ?? [0, 0];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}

function distanceToEdge(rings: readonly Ring[], [x, y]: Point): number {
  let least = Infinity;
  for (const ring of rings) {
    for (const [index, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring[index + 1] ?? ring[0] ?? [0, 0];
      const [dx, dy] = [x2 - x1, y2 - y1];
      const along = dx === 0 && dy === 0 ? 0 : ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy);
      const at = Math.max(0, Math.min(1, along));
      least = Math.min(least, Math.hypot(x - x1 - at * dx, y - y1 - at * dy));
    }
  }
  return least;
}

function areaOf(ring: Ring): number {
  let twice = 0;
  for (const [index, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[index + 1] ?? ring[0] ?? [0, 0];
    twice += x1 * y2 - x2 * y1;
  }
  return Math.abs(twice) / 2;
}

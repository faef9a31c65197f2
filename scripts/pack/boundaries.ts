import { readFile } from 'node:fs/promises';
import type { FeatureCollection, Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { feature, neighbors, quantize } from 'topojson-client';
import { topology as topologyOf } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';

/**
 * Least area, in square degrees, of the triangle that a point makes with its neighbours: smaller bends are
 * straightened. Chosen so that the file stays under 250 kB.
 */
const BEND_SQUARE_DEGREES_MIN = 0.000_08;

/**
 * Islands and holes smaller than this, about a square kilometre, would be turned inside out by the grid and
 * are left out.
 */
const ISLAND_SQUARE_DEGREES_MIN = 0.000_14;

/** Grid of the simplified map: finer than a pixel of a 4K screen that shows the whole country. */
const GRID_STEPS = 10_000;

type Outlines = GeometryCollection<{ id: string }>;
type MapTopology = Topology<{ constituencies: Outlines }>;

export interface Boundaries {
  /** One object, `constituencies`; the id of each geometry is the ONS code. WGS84. */
  readonly topology: MapTopology;
  /** Constituencies with which each shares a land border. */
  readonly neighbours: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads boundaries as published and makes them small. Arcs are simplified, not outlines, so that neighbours
 * keep one common border without gaps or overlaps. Codes are kept as ids; all other properties are dropped.
 */
export async function readBoundaries(path: string, revise: (code: string) => string): Promise<Boundaries> {
  const published = JSON.parse(await readFile(path, 'utf8')) as Topology<{ [name: string]: Outlines }>;
  const [name = ''] = Object.keys(published.objects);
  const outlines = published.objects[name];
  if (outlines?.type !== 'GeometryCollection') throw new Error(`${path} has no collection of outlines`);
  const shapes = feature(published, outlines);
  const clean: FeatureCollection<Polygon | MultiPolygon, { id: string }> = {
    type: 'FeatureCollection',
    features: shapes.features.map((each) => ({
      type: 'Feature',
      properties: { id: revise(each.properties.id) },
      geometry: withoutSpikes(each.geometry),
    })),
  };
  const full = topologyOf({ constituencies: clean }) as MapTopology;
  return { topology: smaller(full), neighbours: neighboursOf(full) };
}

function smaller(full: MapTopology): MapTopology {
  const weighed = presimplify(full);
  const small = quantize(simplify(weighed, BEND_SQUARE_DEGREES_MIN), GRID_STEPS) as MapTopology;
  const geometries = small.objects.constituencies.geometries.map(({ properties, ...rest }) => ({
    ...rest,
    id: idOf(properties),
  }));
  return { ...small, objects: { constituencies: { type: 'GeometryCollection', geometries } } } as MapTopology;
}

function neighboursOf(full: MapTopology): Map<string, string[]> {
  const { geometries } = full.objects.constituencies;
  const codes = geometries.map(({ properties }) => idOf(properties));
  const found = neighbors(geometries);
  return new Map(
    codes.map((code, place) => {
      const others = (found[place] ?? []).map((index) => codes[index] ?? '');
      // An outline that touches itself is found to be its own neighbour.
      return [code, others.filter((other) => other !== code).sort()];
    }),
  );
}

function idOf(properties: object | undefined): string {
  return (properties as { id: string }).id;
}

/**
 * Outlines without the lines that go out and come back the same way, which rounding to a grid leaves in
 * narrow inlets.
 */
function withoutSpikes(geometry: Geometry): Polygon | MultiPolygon {
  switch (geometry.type) {
    case 'Polygon':
      return { type: 'Polygon', coordinates: cleanRings(geometry.coordinates) };
    case 'MultiPolygon':
      return {
        type: 'MultiPolygon',
        coordinates: largeParts(geometry.coordinates.map(cleanRings)),
      };
    default:
      throw new Error(`An outline is a ${geometry.type}, not a polygon`);
  }
}

/** A constituency's islands that are large enough to be drawn, and always its largest. */
function largeParts(parts: Position[][][]): Position[][][] {
  const largest = Math.max(...parts.map((rings) => areaOf(rings[0])));
  return parts.filter((rings) => areaOf(rings[0]) >= Math.min(ISLAND_SQUARE_DEGREES_MIN, largest));
}

/** The outer ring and the holes that are large enough, without their spikes. */
function cleanRings(rings: Position[][]): Position[][] {
  const [outer = [], ...holes] = rings.map(cleanRing);
  return [outer, ...holes.filter((hole) => areaOf(hole) >= ISLAND_SQUARE_DEGREES_MIN)];
}

/** Area in square degrees, whichever way the ring winds. */
function areaOf(ring: Position[] | undefined): number {
  let twice = 0;
  for (const [place, [x = 0, y = 0]] of (ring ?? []).entries()) {
    const [nextX = 0, nextY = 0] = ring?.[place + 1] ?? ring?.[0] ?? [];
    twice += x * nextY - nextX * y;
  }
  return Math.abs(twice) / 2;
}

function cleanRing(ring: Position[]): Position[] {
  const kept: Position[] = [];
  for (const point of ring.slice(0, -1)) addPoint(kept, point);
  // The ring is round: a spike may lie across the place where it was opened.
  while (
    kept.length > 2 &&
    (same(kept[0], kept.at(-2)) || same(kept[1], kept.at(-1)) || same(kept[0], kept.at(-1)))
  ) {
    if (same(kept[0], kept.at(-1))) kept.pop();
    else if (same(kept[0], kept.at(-2))) kept.splice(-2, 2);
    else kept.shift();
  }
  const [first] = kept;
  return first === undefined ? [] : [...kept, first];
}

function addPoint(kept: Position[], point: Position): void {
  if (same(kept.at(-1), point)) return;
  if (same(kept.at(-2), point)) kept.pop();
  else kept.push(point);
}

function same(a: Position | undefined, b: Position | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}

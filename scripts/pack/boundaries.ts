import { readFile } from 'node:fs/promises';
import { feature, neighbors, quantize } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';

/**
 * Least area, in square degrees, of the triangle that a point makes with its neighbours: smaller bends are straightened. Chosen so that the file stays
 * under 250 kB and a borough of London still has its shape on a phone.
 */
const BEND_SQUARE_DEGREES_MIN = 0.000_018;

/** Grid of the simplified map: finer than a pixel of a 4K screen that shows the whole country. */
const GRID_STEPS = 20_000;

export interface Boundaries {
  readonly topology: Topology;
  /** Constituencies with which each shares a land border, from the arcs that they share. */
  readonly neighbours: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads boundaries as published and makes them small. Arcs are simplified, not outlines, so that neighbours keep one common border without gaps; a ring
 * that would vanish keeps its triangle. Codes are kept as ids and all other properties are dropped.
 */
export async function readBoundaries(path: string, revise: (code: string) => string): Promise<Boundaries> {
  const published = JSON.parse(await readFile(path, 'utf8')) as Topology;
  const [object] = Object.values(published.objects);
  if (object?.type !== 'GeometryCollection') throw new Error(`${path} has no collection of outlines`);
  const geometries = object.geometries.map((geometry): GeometryObject => {
    const { properties } = geometry as { properties?: { id?: string } };
    return { ...geometry, id: revise(String(properties?.id ?? geometry.id)), properties: {} };
  });
  const constituencies: GeometryCollection = { type: 'GeometryCollection', geometries };
  const full = presimplify({ ...published, objects: { constituencies } } as Topology);
  const small = quantize(simplify(full, BEND_SQUARE_DEGREES_MIN), GRID_STEPS);
  return { topology: withoutEmptyProperties(small), neighbours: neighboursOf(geometries) };
}

function neighboursOf(geometries: readonly GeometryObject[]): Map<string, string[]> {
  const found = neighbors([...geometries]);
  return new Map(
    geometries.map((geometry, place) => [
      String(geometry.id),
      (found[place] ?? []).map((index) => String(geometries[index]?.id)).sort(),
    ]),
  );
}

function withoutEmptyProperties(topology: Topology): Topology {
  const object = topology.objects['constituencies'] as GeometryCollection;
  const geometries = object.geometries.map(({ properties: _, ...rest }) => rest as GeometryObject);
  return { ...topology, objects: { constituencies: { type: 'GeometryCollection', geometries } } };
}

/** Rings that have lost so many points that they no longer enclose anything. */
export function collapsedOutlines(topology: Topology): string[] {
  const object = topology.objects['constituencies'] as GeometryCollection;
  return object.geometries
    .filter((geometry) => {
      const shape = feature(topology, geometry).geometry;
      const rings =
        shape.type === 'Polygon' ? [shape.coordinates[0]] : shape.type === 'MultiPolygon' ? shape.coordinates.map((p) => p[0]) : [];
      return !rings.some((ring) => new Set(ring?.map(String)).size >= 3);
    })
    .map((geometry) => String(geometry.id));
}

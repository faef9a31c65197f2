import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Constituency } from '#lib/election/reference.ts';
import type { Roll } from '#lib/election/roll.ts';
import { type Cell, cellAt, HALF_WIDTH, RADIUS, rounded } from './map-view-cells.ts';
import { placeLabels, type RegionLabel } from './map-view-labels.ts';
import { rowCells, rowLabels } from './map-view-rows.ts';

/** Where every seat stands on the page. It never changes while a night runs. Lengths are in the drawing's units. */
export interface MapPlan {
  /** A map when the pack has one; else the seats in rows, region by region. */
  readonly kind: 'map' | 'rows';
  readonly viewBox: string;
  readonly hexes: readonly PlannedHex[];
  /** Path of the edges between hexagons of different regions. */
  readonly borders: string;
  readonly labels: readonly RegionLabel[];
}

export interface PlannedHex {
  readonly id: ConstituencyId;
  readonly slug: string;
  readonly name: string;
  /** Centre. */
  readonly x: number;
  readonly y: number;
}

/** The hexagon about its centre, a little smaller than its cell, so that a hair of paper parts two seats. */
export const HEX_POINTS = '0,-5.57 4.83,-2.79 4.83,2.79 0,5.57 -4.83,2.79 -4.83,-2.79';
const MARGIN = 7;
/** A line of room for a label over the first and under the last seats. */
const LABEL_ROOM = 10;

/** The plan of the pack's map, or, for a pack without one, of its seats in rows by region. */
export function mapPlan(roll: Roll): MapPlan {
  const { constituencies } = roll.reference;
  const isMapped = constituencies.every(({ hex }) => hex !== null);
  const cells = isMapped ? mapCells(constituencies) : rowCells(roll);
  const frame = frameOf(cells);
  return {
    kind: isMapped ? 'map' : 'rows',
    viewBox: `${frame.left} ${frame.top} ${frame.right - frame.left} ${frame.bottom - frame.top}`,
    hexes: cells.map(({ constituency: { id, slug, name }, x, y }) => ({ id, slug, name, x, y })),
    borders: isMapped ? bordersOf(cells) : '',
    labels: isMapped ? placeLabels(roll, cells, frame) : rowLabels(roll, cells),
  };
}

function mapCells(constituencies: readonly Constituency[]): readonly Cell[] {
  return constituencies
    .flatMap((constituency) =>
      constituency.hex === null ? [] : [cellAt(constituency, constituency.hex.column, constituency.hex.row)],
    )
    .sort((left, right) => left.y - right.y || left.x - right.x);
}

function frameOf(cells: readonly Cell[]) {
  const xs = cells.map(({ x }) => x);
  const ys = cells.map(({ y }) => y);
  return {
    left: Math.min(...xs) - MARGIN,
    right: Math.max(...xs) + MARGIN,
    top: Math.floor(Math.min(...ys) - MARGIN - LABEL_ROOM),
    bottom: Math.ceil(Math.max(...ys) + MARGIN + LABEL_ROOM),
  };
}

/** Each edge is looked at once, from the hexagon to its west or north. */
function bordersOf(cells: readonly Cell[]): string {
  const regions = new Map(
    cells.map(({ steps, row, constituency }) => [`${steps},${row}`, constituency.region]),
  );
  const edges = [
    { steps: 2, row: 0, from: [HALF_WIDTH, -RADIUS / 2], to: [HALF_WIDTH, RADIUS / 2] },
    { steps: 1, row: 1, from: [HALF_WIDTH, RADIUS / 2], to: [0, RADIUS] },
    { steps: -1, row: 1, from: [0, RADIUS], to: [-HALF_WIDTH, RADIUS / 2] },
  ] as const;
  return cells
    .flatMap(({ constituency, x, y, steps, row }) =>
      edges.flatMap((edge) => {
        const beside = regions.get(`${steps + edge.steps},${row + edge.row}`);
        if (beside === undefined || beside === constituency.region) return [];
        const [fromX, fromY] = edge.from;
        const [toX, toY] = edge.to;
        return [`M${rounded(x + fromX)} ${rounded(y + fromY)}L${rounded(x + toX)} ${rounded(y + toY)}`];
      }),
    )
    .join('');
}

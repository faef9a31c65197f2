import type { ConstituencyId, RegionId } from '#lib/election/ids.ts';
import type { Constituency } from '#lib/election/reference.ts';
import type { Roll } from '#lib/election/roll.ts';
import { type Cell, placeLabels, type RegionLabel } from './map-view-labels.ts';

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

/** Width of a hexagon standing on its point, from flat side to flat side: the unit that all else follows from. */
export const HEX_WIDTH = 10;
/** Rows interlock, so that they are closer than a hexagon is high. */
export const ROW_STEP = 8.66;
const HALF_WIDTH = HEX_WIDTH / 2;
/** From the centre to a point. */
const RADIUS = 5.774;
/** The hexagon about its centre, a little smaller than its cell, so that a hair of paper parts two seats. */
export const HEX_POINTS = '0,-5.57 4.83,-2.79 4.83,2.79 0,5.57 -4.83,2.79 -4.83,-2.79';
/** Seats side by side where there is no map: about as wide as the map would be. */
const ROW_SEATS = 30;
/** Rows' worth of room above each region for its name. */
const HEADING_ROWS = 2;
const MARGIN = 7;
/** Under the southernmost seats there is a line of room for a label. */
const FOOT = 10;

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

/** Odd rows stand half a hexagon to the right. */
function cellAt(constituency: Constituency, column: number, row: number): Cell {
  return {
    constituency,
    x: column * HEX_WIDTH + (row % 2 === 0 ? 0 : HALF_WIDTH),
    y: rounded(row * ROW_STEP),
    steps: column * 2 + Math.abs(row % 2),
    row,
  };
}

function rowCells(roll: Roll): readonly Cell[] {
  const cells: Cell[] = [];
  let row = 0;
  for (const region of roll.reference.regions) {
    const seats = roll.reference.constituencies
      .filter((each) => each.region === region.id)
      .sort((left, right) => left.name.localeCompare(right.name, 'en'));
    if (seats.length === 0) continue;
    row += HEADING_ROWS;
    for (const [index, seat] of seats.entries()) {
      cells.push(cellAt(seat, index % ROW_SEATS, row + Math.floor(index / ROW_SEATS)));
    }
    row += Math.ceil(seats.length / ROW_SEATS);
  }
  return cells;
}

function rowLabels(roll: Roll, cells: readonly Cell[]): readonly RegionLabel[] {
  const first = new Map<RegionId, Cell>();
  for (const cell of cells) {
    if (!first.has(cell.constituency.region)) first.set(cell.constituency.region, cell);
  }
  return roll.reference.regions.flatMap(({ id, name }) => {
    const cell = first.get(id);
    return cell === undefined
      ? []
      : [{ name, x: -HALF_WIDTH, y: rounded(cell.y - ROW_STEP), anchor: 'start' as const }];
  });
}

function frameOf(cells: readonly Cell[]) {
  const xs = cells.map(({ x }) => x);
  const ys = cells.map(({ y }) => y);
  return {
    left: Math.min(...xs) - MARGIN,
    right: Math.max(...xs) + MARGIN,
    top: Math.floor(Math.min(...ys) - MARGIN),
    bottom: Math.ceil(Math.max(...ys) + MARGIN + FOOT),
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

function rounded(length: number): number {
  return Math.round(length * 10) / 10;
}

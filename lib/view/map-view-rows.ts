import type { RegionId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { type Cell, cellAt, HALF_WIDTH, ROW_STEP, rounded } from './map-view-cells.ts';
import type { RegionLabel } from './map-view-labels.ts';

/** Seats side by side where there is no map: about as wide as the map would be. */
const ROW_SEATS = 30;
/** Room above each region for its name, in rows. */
const HEADING_ROWS = 2;

/** Seats in rows, region by region, in order of name: the place of a map that the pack does not have. */
export function rowCells(roll: Roll): readonly Cell[] {
  const cells: Cell[] = [];
  let row = 0;
  for (const region of roll.reference.regions) {
    const seats = roll.reference.constituencies
      .filter((each) => each.region === region.id)
      .sort((left, right) => left.name.localeCompare(right.name, 'en'));
    if (seats.length === 0) continue;
    const start = row + HEADING_ROWS;
    for (const [index, seat] of seats.entries()) {
      const own = Math.floor(index / ROW_SEATS);
      // Each region is a grid of its own, so that their first rows are in line.
      const cell = cellAt(seat, index % ROW_SEATS, own);
      cells.push({ ...cell, row: start + own, y: rounded((start + own) * ROW_STEP) });
    }
    row = start + Math.ceil(seats.length / ROW_SEATS);
  }
  return cells;
}

export function rowLabels(roll: Roll, cells: readonly Cell[]): readonly RegionLabel[] {
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

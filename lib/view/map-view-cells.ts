import type { Constituency } from '#lib/election/reference.ts';

/** A seat's place on the drawing and on its grid; `steps` counts half hexagons from the west. */
export interface Cell {
  readonly constituency: Constituency;
  /** Centre. */
  readonly x: number;
  readonly y: number;
  readonly steps: number;
  readonly row: number;
}

/** Width of a hexagon standing on its point, from flat side to flat side: the unit that all else follows from. */
export const HEX_WIDTH = 10;
export const HALF_WIDTH = HEX_WIDTH / 2;
/** From the centre to a point. */
export const RADIUS = 5.774;
/** Rows interlock, so that they are closer than a hexagon is high. */
export const ROW_STEP = 8.66;

/** A hexagon of an "odd-r" grid: odd rows stand half a hexagon to the right. */
export function cellAt(constituency: Constituency, column: number, row: number): Cell {
  const isOdd = Math.abs(row % 2) === 1;
  return {
    constituency,
    x: column * HEX_WIDTH + (isOdd ? HALF_WIDTH : 0),
    y: rounded(row * ROW_STEP),
    steps: column * 2 + (isOdd ? 1 : 0),
    row,
  };
}

/** A tenth of a unit is less than a pixel on a wall, and a shorter page. */
export function rounded(length: number): number {
  return Math.round(length * 10) / 10;
}

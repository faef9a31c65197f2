import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import type { Report } from './problems.ts';

export interface Hex {
  readonly column: number;
  readonly row: number;
}

const hexjson = z.object({
  layout: z.literal('odd-r'),
  hexes: z.record(z.string(), z.object({ q: z.int(), r: z.int() })),
});

/**
 * Reads a hexjson layout, whose rows grow northwards and may be negative, as columns and rows from 0 that
 * grow eastwards and southwards. The first row is kept or left empty so that odd rows stay odd: in "odd-r"
 * they are pushed half a hexagon to the right.
 */
export async function readHexes(path: string, report: Report): Promise<Map<string, Hex>> {
  const parsed = hexjson.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (!parsed.success) {
    report({
      file: basename(path),
      row: null,
      column: null,
      received: z.prettifyError(parsed.error),
      expected: 'a hexjson file with the layout odd-r',
      todo: 'Convert the layout, or leave the map out of the recipe.',
    });
    return new Map();
  }
  const cells = Object.entries(parsed.data.hexes);
  const west = Math.min(...cells.map(([, cell]) => cell.q));
  const north = Math.max(...cells.map(([, cell]) => cell.r));
  const evenNorth = north + Math.abs(north % 2);
  return new Map(cells.map(([ons, { q, r }]) => [ons, { column: q - west, row: evenNorth - r }]));
}

/**
 * The six cells round a cell, where every second row, that of this parity, is pushed half a hexagon to the
 * right.
 */
function cellsAround(hex: Hex, pushedParity: 0 | 1): Hex[] {
  const pushed = hex.row % 2 === pushedParity ? 0 : -1;
  return [
    { column: hex.column - 1, row: hex.row },
    { column: hex.column + 1, row: hex.row },
    ...[-1, 1].flatMap((step) => [
      { column: hex.column + pushed, row: hex.row + step },
      { column: hex.column + pushed + 1, row: hex.row + step },
    ]),
  ];
}

/** How many pairs of constituencies that share a border also share a side of their hexagons. */
export function sharedSides(
  hexes: ReadonlyMap<string, Hex>,
  neighbours: ReadonlyMap<string, readonly string[]>,
  pushedParity: 0 | 1,
): number {
  const owner = new Map([...hexes].map(([ons, hex]) => [`${hex.column},${hex.row}`, ons]));
  let shared = 0;
  for (const [ons, hex] of hexes) {
    const around = cellsAround(hex, pushedParity).map((cell) => owner.get(`${cell.column},${cell.row}`));
    shared += (neighbours.get(ons) ?? []).filter((neighbour) => around.includes(neighbour)).length;
  }
  return shared / 2;
}

import { HEX_WIDTH } from './map-view-cells.ts';
import type { PlannedHex } from './map-view-plan.ts';

export type Direction = 'north' | 'south' | 'west' | 'east';

/** A row with nothing this near to the column is stepped over, as water is. */
const ASIDE_MAX = 1.5 * HEX_WIDTH;

/**
 * The hexagon that a step leads to; null at the edge of the map. West and east stay in the row. North and south
 * keep to the column that the walk began in (`keepX`): one hexagon of each row that comes near it, so that there
 * and back is the same way although rows interlock. Where the column ends, the nearest hexagon further on is next,
 * so that no island is out of reach.
 */
export function stepFrom(
  hexes: readonly PlannedHex[],
  from: PlannedHex,
  direction: Direction,
  keepX: number,
): PlannedHex | null {
  switch (direction) {
    case 'west':
      return nearest(hexes, (hex) => (hex.y === from.y && hex.x < from.x ? from.x - hex.x : null));
    case 'east':
      return nearest(hexes, (hex) => (hex.y === from.y && hex.x > from.x ? hex.x - from.x : null));
    case 'north':
      return along(hexes, (hex) => from.y - hex.y, keepX);
    case 'south':
      return along(hexes, (hex) => hex.y - from.y, keepX);
    default:
      return direction satisfies never;
  }
}

function along(
  hexes: readonly PlannedHex[],
  ahead: (hex: PlannedHex) => number,
  keepX: number,
): PlannedHex | null {
  const aside = (hex: PlannedHex) => Math.abs(hex.x - keepX);
  const row = nearest(hexes, (hex) => (ahead(hex) > 0 && aside(hex) <= ASIDE_MAX ? ahead(hex) : null));
  if (row !== null) return nearest(hexes, (hex) => (hex.y === row.y ? aside(hex) : null));
  return nearest(hexes, (hex) => (ahead(hex) > 0 ? ahead(hex) + aside(hex) : null));
}

/** The first of those with the least distance; null when none has one. */
function nearest(
  hexes: readonly PlannedHex[],
  distanceTo: (hex: PlannedHex) => number | null,
): PlannedHex | null {
  let found: PlannedHex | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const hex of hexes) {
    const distance = distanceTo(hex);
    if (distance !== null && distance < least) {
      found = hex;
      least = distance;
    }
  }
  return found;
}

import type { PlannedHex } from './map-view-plan.ts';

export type Direction = 'north' | 'south' | 'west' | 'east';

/** Sideways distance weighs this much more than distance in the direction of the step: nearly straight on. */
const SIDEWAYS_WEIGHT = 2;

/**
 * The hexagon that a step leads to; null at the edge of the map. West and east stay in the row and step over
 * water. North and south keep to the column that the walk began in (`keepX`), so that there and back is the same
 * way although rows interlock.
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
      return nearest(hexes, (hex) => (hex.y < from.y ? from.y - hex.y + aside(hex, keepX) : null));
    case 'south':
      return nearest(hexes, (hex) => (hex.y > from.y ? hex.y - from.y + aside(hex, keepX) : null));
    default:
      return direction satisfies never;
  }
}

function aside(hex: PlannedHex, keepX: number): number {
  return Math.abs(hex.x - keepX) * SIDEWAYS_WEIGHT;
}

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

import { constituenciesIn } from '#lib/election/derive/scope.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { LandRooms } from './map-land.ts';
import type { MapChoice } from './map-page-address.ts';
import type { MapPlan } from './map-view-plan.ts';
import type { Box } from './map-zoom.ts';
import { areaWithKey } from './results-areas.ts';

/** Around the middle of a hexagon: itself and a margin. */
const HEX_REACH = 8;
/** Around a seat that is flown to: its neighbours, and theirs. */
const SEAT_REACH = 34;
/** Of an outline, in radii of the circle that fits into it. */
const LAND_REACH = 2.5;
const LAND_SEAT_REACH = 9;
/** So near that a city's seats are told apart, so far that a county's are all there. */
const LAND_SEAT_REACH_MIN = 4;
const LAND_SEAT_REACH_MAX = 60;

/** The seats of a nation or region. */
export function seatsOfArea(roll: Roll, key: string | null): readonly string[] {
  const area = areaWithKey(roll, key);
  return area === null ? [] : constituenciesIn(roll, area.scope).map(({ id }) => id);
}

/** The part of the drawing that a choice is about: a seat, else a nation or region; null for all of it. */
export function frameOfChoice(
  plan: MapPlan,
  rooms: LandRooms | null,
  { seat, area }: Pick<MapChoice, 'seat' | 'area'>,
  areaSeats: readonly string[],
): Box | null {
  if (seat !== null) return frameOfSeat(plan, rooms, seat.id);
  return area === null ? null : frameOfSeats(plan, rooms, areaSeats);
}

/** A seat with what lies around it. */
export function frameOfSeat(plan: MapPlan, rooms: LandRooms | null, id: string): Box | null {
  const room = rooms?.[id];
  if (room !== undefined) {
    const [x, y, radius] = room;
    const reach = Math.min(Math.max(radius * LAND_SEAT_REACH, LAND_SEAT_REACH_MIN), LAND_SEAT_REACH_MAX);
    return around([{ x, y, reach }]);
  }
  const hex = plan.hexes.find((each) => each.id === id);
  return hex === undefined ? null : around([{ x: hex.x, y: hex.y, reach: SEAT_REACH }]);
}

/** All of some seats; null when there are none. */
export function frameOfSeats(plan: MapPlan, rooms: LandRooms | null, ids: readonly string[]): Box | null {
  const wanted = new Set(ids);
  const places =
    rooms === null
      ? plan.hexes.flatMap(({ id, x, y }) => (wanted.has(id) ? [{ x, y, reach: HEX_REACH }] : []))
      : ids.flatMap((id) => {
          const room = rooms[id];
          return room === undefined ? [] : [{ x: room[0], y: room[1], reach: room[2] * LAND_REACH }];
        });
  return places.length === 0 ? null : around(places);
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
}

function around(places: readonly Place[]): Box {
  const left = Math.min(...places.map(({ x, reach }) => x - reach));
  const right = Math.max(...places.map(({ x, reach }) => x + reach));
  const top = Math.min(...places.map(({ y, reach }) => y - reach));
  const bottom = Math.max(...places.map(({ y, reach }) => y + reach));
  return { left, top, width: right - left, height: bottom - top };
}

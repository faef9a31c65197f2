type Point = readonly [x: number, y: number];

/** Points of every shape on its way: enough that a coast is a coast, few enough for a slow phone. */
export const MORPH_POINTS = 24;

/**
 * The longest ring of an SVG path of closed rings in relative steps ("M1,2l3,4 5,6z"), as so many points evenly
 * along it. It begins at the top and goes round with the sun, as every ring of a morph must.
 */
export function ringOfPath(path: string): readonly Point[] {
  const rings = path
    .split('z')
    .filter((each) => each !== '')
    .map(pointsOf);
  const longest = rings.reduce(
    (best, ring) => (lengthOf(ring) > lengthOf(best) ? ring : best),
    rings[0] ?? [],
  );
  return fromTheTop(withTheSun(evenly(longest)));
}

/** The ring of a hexagon about a point, in the same order as the ring of a path. */
export function ringOfHexagon(points: string, [x, y]: Point): readonly Point[] {
  const corners = points.split(' ').map((corner): Point => {
    const [dx = 0, dy = 0] = corner.split(',').map(Number);
    return [x + dx, y + dy];
  });
  return fromTheTop(withTheSun(evenly(corners)));
}

/** A ring on its way between two, `done` from 0 to 1, as x, y, x, y … */
export function ringBetween(from: readonly Point[], to: readonly Point[], done: number): readonly number[] {
  return from.flatMap(([x, y], index) => {
    const [toX, toY] = to[index] ?? [x, y];
    return [x + (toX - x) * done, y + (toY - y) * done];
  });
}

/** Slow at both ends. */
export function eased(done: number): number {
  return done < 0.5 ? 4 * done ** 3 : 1 - (-2 * done + 2) ** 3 / 2;
}

function pointsOf(path: string): readonly Point[] {
  const [first = [0, 0], ...steps] = path
    .slice(1)
    .split(/[l ]/)
    .map((pair): Point => {
      const [x = 0, y = 0] = pair.split(',').map(Number);
      return [x, y];
    });
  const points: Point[] = [first];
  for (const [dx, dy] of steps) {
    const [x, y] = points.at(-1) ?? first;
    points.push([x + dx, y + dy]);
  }
  return points;
}

function lengthOf(ring: readonly Point[]): number {
  return ring.reduce(
    (sum, point, index) => sum + distance(point, ring[(index + 1) % ring.length] ?? point),
    0,
  );
}

/** Points at equal steps along the ring. */
function evenly(ring: readonly Point[]): readonly Point[] {
  const step = lengthOf(ring) / MORPH_POINTS;
  const found: Point[] = [];
  let behind = 0;
  for (const [index, from] of ring.entries()) {
    const to = ring[(index + 1) % ring.length] ?? from;
    const length = distance(from, to);
    while (found.length < MORPH_POINTS && found.length * step < behind + length) {
      const part = (found.length * step - behind) / length;
      found.push([from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]);
    }
    behind += length;
  }
  while (found.length < MORPH_POINTS) found.push(ring[0] ?? [0, 0]);
  return found;
}

function withTheSun(ring: readonly Point[]): readonly Point[] {
  const twiceArea = ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
  return twiceArea < 0 ? ring.toReversed() : ring;
}

function fromTheTop(ring: readonly Point[]): readonly Point[] {
  const top = ring.reduce((best, point, index) => (point[1] < (ring[best]?.[1] ?? 0) ? index : best), 0);
  return [...ring.slice(top), ...ring.slice(0, top)];
}

function distance([x1, y1]: Point, [x2, y2]: Point): number {
  return Math.hypot(x2 - x1, y2 - y1);
}

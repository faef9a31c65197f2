export type ChartPoint = readonly [x: number, y: number];

/** A line from point to point, in whole units. */
export function linePath(points: readonly ChartPoint[]): string {
  return thinned(points)
    .map(([x, y], index, all) => {
      const [beforeX, beforeY] = all[index - 1] ?? [0, 0];
      return index === 0 ? `M${x} ${y}` : `l${x - beforeX} ${y - beforeY}`;
    })
    .join('');
}

/** A line that stays level until the next point and then steps, for what is counted. */
export function stepPath(points: readonly ChartPoint[]): string {
  return thinned(points)
    .map(([x, y], index, all) => {
      const [beforeX, beforeY] = all[index - 1] ?? [0, 0];
      if (index === 0) return `M${x} ${y}`;
      return `${x === beforeX ? '' : `h${x - beforeX}`}${y === beforeY ? '' : `v${y - beforeY}`}`;
    })
    .join('');
}

/** The area between two lines that step: along the one and back along the other. */
export function stepBand(along: readonly ChartPoint[], back: readonly ChartPoint[]): string {
  const steps = thinned(back)
    .toReversed()
    .map(([x, y], index, all) => {
      const next = all[index + 1];
      return `L${x} ${y}${next === undefined ? '' : `V${next[1]}`}`;
    });
  return `${stepPath(along)}${steps.join('')}Z`;
}

/** Dots as strokes of no length with round ends: hundreds of them cost one element. */
export function dotsPath(points: readonly ChartPoint[]): string {
  return points.map(([x, y]) => `M${Math.round(x)} ${Math.round(y)}h0`).join('');
}

/** Whole units; of points at the same x the last one stays. */
function thinned(points: readonly ChartPoint[]): readonly ChartPoint[] {
  const whole = points.map(([x, y]): ChartPoint => [Math.round(x), Math.round(y)]);
  return whole.filter(([x], index) => index === 0 || x !== whole[index + 1]?.[0]);
}

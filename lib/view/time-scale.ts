/**
 * A line on which a night is laid out. A night is dense for nine hours and may end a day and a half later with one
 * seat: a stretch in which nothing happened is drawn short, so that the rest keeps its width.
 */
export interface TimeScale {
  /** Corners of the line, in order: a moment (milliseconds since 1970) and its place (minutes from the left). */
  readonly corners: readonly Corner[];
}

export type Corner = readonly [ms: number, place: number];

const MINUTE_MS = 60_000;
/** The wait for the first seat is part of a night and stays as long as it was; a longer quiet is drawn short. */
export const QUIET_MINUTES_MAX = 100;
const SHORT_MINUTES = 30;

/** `instants` are those at which something happened, in order, in milliseconds since 1970. */
export function timeScale(startMs: number, instants: readonly number[]): TimeScale {
  const corners: Corner[] = [[startMs, 0]];
  let lastMs = startMs;
  let place = 0;
  for (const ms of instants) {
    if (ms <= lastMs) continue;
    const minutes = (ms - lastMs) / MINUTE_MS;
    if (minutes > QUIET_MINUTES_MAX) {
      corners.push([lastMs, place], [ms, place + SHORT_MINUTES]);
      place += SHORT_MINUTES;
    } else {
      place += minutes;
    }
    lastMs = ms;
  }
  return { corners: [...corners, [lastMs, place] as const].filter(isNewCorner) };
}

function isNewCorner([ms]: Corner, index: number, all: readonly Corner[]): boolean {
  return index === 0 || all[index - 1]?.[0] !== ms;
}

/** Length of the line, in its own minutes. */
export function lengthOf({ corners }: TimeScale): number {
  return corners.at(-1)?.[1] ?? 0;
}

/** Where a moment lies; before the line its left end, after it its right. */
export function placeOf(scale: TimeScale, ms: number): number {
  return along(scale.corners, ms, 0, 1);
}

/** What moment lies there. */
export function momentAt(scale: TimeScale, place: number): number {
  return along(scale.corners, place, 1, 0);
}

/** Stretches that are drawn short. */
export function shortened({ corners }: TimeScale): readonly { readonly from: Corner; readonly to: Corner }[] {
  return corners.slice(1).flatMap((to, index) => {
    const from = corners[index];
    if (from === undefined) return [];
    return (to[0] - from[0]) / MINUTE_MS > (to[1] - from[1]) * 2 ? [{ from, to }] : [];
  });
}

function along(corners: readonly Corner[], value: number, given: 0 | 1, wanted: 0 | 1): number {
  const next = corners.findIndex((corner) => corner[given] >= value);
  const to = next === -1 ? corners.at(-1) : corners[next];
  const from = next <= 0 ? to : corners[next - 1];
  if (to === undefined || from === undefined) throw new Error('A line has a corner');
  const span = to[given] - from[given];
  const share = span === 0 ? 1 : Math.min(1, (value - from[given]) / span);
  return from[wanted] + share * (to[wanted] - from[wanted]);
}

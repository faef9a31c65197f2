import type { ElectionInfo } from '#lib/election/reference.ts';
import { formatTime } from '#lib/format/times.ts';
import { lengthOf, placeOf, shortened, timeScale } from '../time-scale.ts';
import { type AxisMark, CHART_UNITS, percentAt } from './chart.ts';

const HOUR_MS = 3_600_000;
/** The axis has this length from the start, so that a chart does not shrink with every declaration. */
const HOURS_MIN = 10;
const HOURS_BETWEEN_MARKS = 2;

/** The night from the close of poll, as an axis; a long quiet is drawn short. */
export interface NightAxis {
  /** Chart units from the left of a UTC instant. */
  readonly widthAt: (at: string) => number;
  readonly marks: readonly AxisMark[];
  /** What is drawn short, in words; null when nothing is. */
  readonly note: string | null;
}

/** `instants` are those of the night's steps, UTC, oldest first. */
export function nightAxis(election: ElectionInfo, instants: readonly string[]): NightAxis {
  const startMs = Date.parse(election.closeOfPoll);
  const hours = Array.from({ length: HOURS_MIN + 1 }, (_, hour) => startMs + hour * HOUR_MS);
  const known = instants.map((at) => Date.parse(at));
  const scale = timeScale(
    startMs,
    [...hours, ...known].sort((left, right) => left - right),
  );
  const width = (ms: number) => (placeOf(scale, ms) / lengthOf(scale)) * CHART_UNITS;
  const short = shortened(scale);
  const marks = hours.filter((_, hour) => hour % HOURS_BETWEEN_MARKS === 0);
  return {
    widthAt: (at) => width(Date.parse(at)),
    marks: marks.map((ms) => ({ at: percentAt(width(ms)), words: formatTime(ms) })),
    note: short.length === 0 ? null : 'A long wait for the last seats is drawn short.',
  };
}

/** The hours of a night up to its last step, and that step itself: when its figures are worth a row. */
export function tableInstants(election: ElectionInfo, instants: readonly string[]): readonly string[] {
  const [first] = instants;
  const last = instants.at(-1);
  if (first === undefined || last === undefined) return [];
  const startMs = Date.parse(election.closeOfPoll);
  const hours = Array.from({ length: HOURS_MIN }, (_, hour) => startMs + (hour + 1) * HOUR_MS)
    .filter((ms) => ms >= Date.parse(first) && ms < Date.parse(last))
    .map((ms) => new Date(ms).toISOString());
  return [...hours, last];
}

/** The last of some points that was known at a moment; null before the first. */
export function knownAt<Point extends { readonly at: string }>(
  points: readonly Point[],
  at: string,
): Point | null {
  const ms = Date.parse(at);
  return points.findLast((point) => Date.parse(point.at) <= ms) ?? null;
}

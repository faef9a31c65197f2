import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { formatLondonMinute, formatTime, formatWeekday } from '#lib/format/times.ts';
import { STRIP_HEIGHT } from './strip-height.ts';
import { lengthOf, momentAt, placeOf, shortened, type TimeScale, timeScale } from './time-scale.ts';
import { type Landmark, landmarks } from './time-view-landmarks.ts';

/** The whole night as far as it has come, to move about in: where everything lies on a line. */
export interface TimeView {
  readonly scale: TimeScale;
  /** Of the line, in its minutes; 0 while there is nothing to go back to. */
  readonly length: number;
  /** Declarations along the line, as an area: the path of an SVG that is `length` wide and STRIP_HEIGHT high. */
  readonly strip: string;
  readonly hours: readonly HourMark[];
  readonly marks: readonly LandmarkOnLine[];
  /** First and last minute on a London clock, as a form writes them. */
  readonly firstMinute: string;
  readonly lastMinute: string;
}

export interface HourMark {
  /** Share of the line, 0 to 1. */
  readonly share: number;
  /** "02:00"; after a stretch drawn short, with its day: "Sat 17:50". */
  readonly words: string;
}

export interface LandmarkOnLine extends Landmark {
  readonly place: number;
}

/** Columns of the strip: finer ones would be narrower than a pixel on a phone. */
const COLUMNS_MAX = 160;

/** `state` is the night at its head, whatever moment the page shows. */
export function timeView(roll: Roll, state: NightState): TimeView {
  const startMs = Date.parse(roll.reference.election.closeOfPoll);
  const scale = timeScale(
    startMs,
    state.timeline.map(({ at }) => Date.parse(at)),
  );
  return {
    scale,
    length: lengthOf(scale),
    strip: stripPath(scale, state),
    hours: hourMarks(scale),
    marks: landmarks(roll, state).map((mark) => ({ ...mark, place: placeOf(scale, mark.ms) })),
    firstMinute: formatLondonMinute(startMs),
    lastMinute: formatLondonMinute(momentAt(scale, lengthOf(scale))),
  };
}

function stripPath(scale: TimeScale, state: NightState): string {
  const length = lengthOf(scale);
  if (length === 0) return '';
  const columns = Math.min(COLUMNS_MAX, Math.ceil(length));
  const counts = new Array<number>(columns).fill(0);
  for (const { kind, at } of state.timeline) {
    if (kind !== 'result') continue;
    const column = Math.min(columns - 1, Math.floor((placeOf(scale, Date.parse(at)) / length) * columns));
    counts[column] = (counts[column] ?? 0) + 1;
  }
  const most = Math.max(1, ...counts);
  const steps = counts.map((count, column) => {
    const top = STRIP_HEIGHT - (count / most) * STRIP_HEIGHT;
    return `V${short(top)}H${short(((column + 1) / columns) * length)}`;
  });
  return `M0 ${STRIP_HEIGHT}${steps.join('')}V${STRIP_HEIGHT}Z`;
}

const HOUR_MS = 3_600_000;
/** Marks closer than this share of the line would touch on a phone. */
const SHARE_MIN = 0.14;

/** Full hours, as many as have room, and the ends of stretches that are drawn short. */
function hourMarks(scale: TimeScale): readonly HourMark[] {
  const length = lengthOf(scale);
  if (length === 0) return [];
  const ends = shortened(scale).map(({ to: [ms, place] }) => ({
    share: place / length,
    words: `${formatWeekday(ms).slice(0, 3)} ${formatTime(ms)}`,
  }));
  const every = [1, 2, 3, 4, 6].find((hours) => (hours * 60) / length >= SHARE_MIN) ?? 6;
  const found: HourMark[] = [];
  const startMs = momentAt(scale, 0);
  const endMs = momentAt(scale, length);
  for (let ms = startMs; ms < endMs; ms += every * HOUR_MS) {
    if (shortened(scale).some(({ from, to }) => ms > from[0] && ms <= to[0])) continue;
    found.push({ share: placeOf(scale, ms) / length, words: formatTime(ms) });
  }
  return [...found, ...ends].filter(({ share }, index, all) =>
    all.slice(index + 1).every((later) => Math.abs(later.share - share) >= SHARE_MIN),
  );
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}

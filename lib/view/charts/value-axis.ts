import { roundStep } from '#lib/election/derive/bin-edges.ts';
import { type AxisMark, CHART_UNITS, percentAt } from './chart.ts';

/** An axis of values between two round numbers. */
export interface ValueAxis {
  readonly low: number;
  readonly high: number;
  /** The round values on it, ascending. */
  readonly marks: readonly number[];
}

/** As many as can be read beside a chart on a phone. */
const MARKS_MAX = 6;

/** The shortest axis between round numbers that holds both values. */
export function valueAxis(lowest: number, highest: number): ValueAxis {
  return axisBetween(lowest, highest, roundStep((highest - lowest) / MARKS_MAX) || 1);
}

/** The same for things that are counted: nobody has half a seat. */
export function countAxis(lowest: number, highest: number): ValueAxis {
  return axisBetween(lowest, highest, Math.max(1, roundStep((highest - lowest) / MARKS_MAX)));
}

function axisBetween(lowest: number, highest: number, step: number): ValueAxis {
  const first = Math.floor(lowest / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(highest / step - 1e-9));
  const marks = Array.from({ length: last - first + 1 }, (_, place) =>
    Number(((first + place) * step).toPrecision(12)),
  );
  return { low: marks[0] ?? 0, high: marks.at(-1) ?? 1, marks };
}

/** Chart units from the top: the highest value is at 0. A value beyond the axis stays at its end. */
export function heightOf({ low, high }: ValueAxis, value: number): number {
  return CHART_UNITS - widthOf({ low, high }, value);
}

/** Chart units from the left. */
export function widthOf({ low, high }: Pick<ValueAxis, 'low' | 'high'>, value: number): number {
  const share = (value - low) / (high - low);
  return Math.max(0, Math.min(1, share)) * CHART_UNITS;
}

/** The marks beside an upright axis. */
export function uprightMarks(axis: ValueAxis, words: (value: number) => string): readonly AxisMark[] {
  return axis.marks.map((value) => ({ at: percentAt(heightOf(axis, value)), words: words(value) }));
}

/** The marks under a level axis. */
export function levelMarks(axis: ValueAxis, words: (value: number) => string): readonly AxisMark[] {
  return axis.marks.map((value) => ({ at: percentAt(widthOf(axis, value)), words: words(value) }));
}

import type { Roll } from '#lib/election/roll.ts';
import type { ForecastReading, Interval, LineReading, ShareReading } from '#lib/forecast/published.ts';
import { formatCount } from '#lib/format/numbers.ts';
import { type AxisMark, percentAt } from './charts/chart.ts';
import { countAxis, levelMarks, type ValueAxis, valueAxis, widthOf } from './charts/value-axis.ts';
import { lineName, lineTag } from './forecast-words.ts';
import type { TagView } from './tag-view.ts';

/** Seats or shares at the end, each with how far it may be from that. */
export interface RangesView {
  readonly rows: readonly RangeRow[];
  readonly across: readonly AxisMark[];
  /** Where a majority begins; null where it is not on the axis. */
  readonly line: { readonly at: string; readonly words: string } | null;
}

export interface RangeRow {
  readonly key: string;
  readonly tag: TagView;
  readonly name: string;
  /** What it has already; null where nothing is counted so. */
  readonly settled: string | null;
  readonly median: string;
  /** "402 to 418": in words, and below as places on the axis. Null where nobody works out the middle half. */
  readonly half: string | null;
  readonly nineTenths: string;
  readonly drawn: {
    readonly settled: string | null;
    readonly median: string;
    readonly half: Stretch | null;
    readonly nineTenths: Stretch;
  };
}

/** SVG attributes. */
export interface Stretch {
  readonly x: string;
  readonly width: string;
}

export function seatRangesView(roll: Roll, { lines }: ForecastReading): RangesView {
  const shown = lines.filter(({ nineTenths: [, high] }) => high > 0);
  const most = Math.max(1, ...shown.map(({ nineTenths: [, high] }) => high));
  const axis = countAxis(0, Math.max(most, roll.seatsForMajority));
  return {
    rows: shown.map((line) => seatRow(roll, axis, line)),
    across: levelMarks(axis, formatCount),
    line: {
      at: percentAt(widthOf(axis, roll.seatsForMajority)),
      words: `${formatCount(roll.seatsForMajority)} for a majority`,
    },
  };
}

function seatRow(roll: Roll, axis: ValueAxis, line: LineReading): RangeRow {
  const { slot, standing, settled, median, half, nineTenths } = line;
  return {
    key: slot,
    tag: lineTag(roll, standing),
    name: lineName(roll, standing),
    settled: formatCount(settled),
    median: formatCount(median),
    half: rangeWords(half),
    nineTenths: rangeWords(nineTenths),
    drawn: {
      settled: percentAt(widthOf(axis, settled)),
      median: percentAt(widthOf(axis, median)),
      half: stretch(axis, half),
      nineTenths: stretch(axis, nineTenths),
    },
  };
}

export function shareRangesView(roll: Roll, { shares }: ForecastReading): RangesView | null {
  if (shares.length === 0) return null;
  const axis = valueAxis(0, Math.max(10, ...shares.map(({ nineTenths: [, high] }) => high)));
  return {
    rows: shares.map((share) => shareRow(roll, axis, share)),
    across: levelMarks(axis, (value) => `${value}%`),
    line: null,
  };
}

function shareRow(
  roll: Roll,
  axis: ValueAxis,
  { slot, standing, median, nineTenths }: ShareReading,
): RangeRow {
  return {
    key: slot,
    tag: lineTag(roll, standing),
    name: lineName(roll, standing),
    settled: null,
    median: `${median}%`,
    half: null,
    nineTenths: `${rangeWords(nineTenths)}%`,
    drawn: {
      settled: null,
      median: percentAt(widthOf(axis, median)),
      half: null,
      nineTenths: stretch(axis, nineTenths),
    },
  };
}

/** "402 to 418", or the one number that it is. */
export function rangeWords([low, high]: Interval): string {
  return low === high ? formatCount(low) : `${formatCount(low)} to ${formatCount(high)}`;
}

function stretch(axis: ValueAxis, [low, high]: Interval): Stretch {
  const from = widthOf(axis, low);
  return { x: percentAt(from), width: percentAt(widthOf(axis, high) - from) };
}

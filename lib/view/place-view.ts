import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Constituency, Nation } from '#lib/election/reference.ts';
import { listOf } from '#lib/format/names.ts';
import { formatCount, formatPoints, UNKNOWN } from '#lib/format/numbers.ts';

/** Census and other official figures of every seat, as an election pack carries them. */
export interface PlaceFigures {
  readonly measures: readonly PlaceMeasure[];
  /** One figure a measure, in the order of `measures`; null where none was published. */
  readonly values: ReadonlyMap<ConstituencyId, readonly (number | null)[]>;
}

export interface PlaceMeasure {
  readonly id: string;
  readonly label: string;
  readonly unit: 'percent' | 'persons' | 'personsPerHectare' | 'score';
  /** "Census 2021 and 2022" */
  readonly source: string;
  readonly nations: readonly Nation[];
  /** True when the figure was carried over from other boundaries: an estimate. */
  readonly projected: boolean;
}

/** The people who live in a seat, beside those of the nation. */
export interface PlaceView {
  readonly caption: string;
  /** What the middle column is the average of: "UK", "GB", "England and Wales". */
  readonly comparedWith: string;
  readonly rows: readonly PlaceRowView[];
  /** Those that wait behind a fold. */
  readonly moreRows: readonly PlaceRowView[];
  readonly note: string;
}

export interface PlaceRowView {
  readonly id: string;
  readonly label: string;
  /** Where this row is compared with something else than the column says. */
  readonly comparedWith: string | null;
  readonly here: string;
  readonly average: string;
  /** Places on a line from the lowest seat to the highest, 0 to 100; null where not known. */
  readonly hereAt: number | null;
  readonly averageAt: number | null;
}

/** The place of a seat; null in a pack without such figures, or with none for this nation. */
export function placeView(figures: PlaceFigures | null, seat: Constituency): PlaceView | null {
  if (figures === null) return null;
  const measured = figures.measures.flatMap((measure, index) =>
    measure.nations.includes(seat.nation) ? [{ measure, spread: spreadOf(figures, index) }] : [],
  );
  const [first] = measured;
  if (first === undefined) return null;
  const comparedWith = areaName(first.measure.nations);
  const rows = measured.map(({ measure, spread }) => {
    const area = areaName(measure.nations);
    const here = figures.values.get(seat.id)?.[figures.measures.indexOf(measure)] ?? null;
    return { ...rowOf(measure, spread, here), comparedWith: area === comparedWith ? null : area };
  });
  return {
    caption: `The people of ${seat.name} beside those of other seats`,
    comparedWith,
    rows: rows.slice(0, ROWS_MAX),
    moreRows: rows.slice(ROWS_MAX),
    note: noteOf(measured.map(({ measure }) => measure)),
  };
}

/** As tall as the record beside it; the pack's order says what matters most. */
const ROWS_MAX = 10;

interface Spread {
  readonly lowest: number;
  readonly highest: number;
  readonly average: number;
}

/** Null where no seat has a figure. Every seat counts alike, whatever its population. */
function spreadOf(figures: PlaceFigures, index: number): Spread | null {
  const known = [...figures.values.values()]
    .map((values) => values[index] ?? null)
    .filter((value) => value !== null);
  if (known.length === 0) return null;
  return {
    lowest: Math.min(...known),
    highest: Math.max(...known),
    average: known.reduce((sum, value) => sum + value, 0) / known.length,
  };
}

function rowOf(
  measure: PlaceMeasure,
  spread: Spread | null,
  here: number | null,
): Omit<PlaceRowView, 'comparedWith'> {
  return {
    id: measure.id,
    label: measure.label,
    here: formatMeasure(here, measure.unit),
    average: formatMeasure(spread?.average ?? null, measure.unit),
    hereAt: placeOnLine(here, spread),
    averageAt: placeOnLine(spread?.average ?? null, spread),
  };
}

function placeOnLine(value: number | null, spread: Spread | null): number | null {
  if (value === null || spread === null || spread.highest === spread.lowest) return null;
  return Math.round(((value - spread.lowest) / (spread.highest - spread.lowest)) * 1000) / 10;
}

/** A figure of a measure in its unit: "33%", "0.4%", "101,000", "12.3". */
export function formatMeasure(value: number | null, unit: PlaceMeasure['unit']): string {
  if (value === null) return UNKNOWN;
  switch (unit) {
    case 'percent':
      // Under 1 the whole number would say none.
      return value > 0 && value < 1 ? `${formatPoints(value)}%` : `${formatCount(Math.round(value))}%`;
    case 'persons':
      return formatCount(Math.round(value));
    case 'personsPerHectare':
    case 'score':
      return formatPoints(value);
    default:
      return unit satisfies never;
  }
}

const NATIONS: readonly Nation[] = ['England', 'Scotland', 'Wales', 'Northern Ireland'];

function areaName(nations: readonly Nation[]): string {
  const has = (nation: Nation) => nations.includes(nation);
  const isBritain = has('England') && has('Scotland') && has('Wales');
  if (isBritain) return has('Northern Ireland') ? 'UK' : 'GB';
  const missing = NATIONS.filter((nation) => !has(nation));
  return missing.length === 1 ? `UK without ${listOf(missing)}` : listOf(nations);
}

function noteOf(measures: readonly PlaceMeasure[]): string {
  const sources = [...new Set(measures.map(({ source }) => source))].join('; ');
  const estimated = measures.some(({ projected }) => projected)
    ? ' Some figures are estimates, carried over from other boundaries by population.'
    : '';
  return `Filled mark here, open mark the average of the seats with a figure, each counting alike whatever its population; the line runs from the lowest seat to the highest.${estimated} ${sources}.`;
}

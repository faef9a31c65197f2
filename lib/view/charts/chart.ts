import type { Standing } from '#lib/election/ids.ts';

/** Charts are drawn on a square of this many units each way, which is stretched to whatever room there is. */
export const CHART_UNITS = 1000;

/** Something said at a place along an axis: a percentage of its length, as an SVG attribute. */
export interface AxisMark {
  readonly at: string;
  readonly words: string;
}

/** A party's line. It is named at its end: no legend has to be searched. */
export interface ChartLine {
  readonly key: string;
  /** Gives it the party's colour; null for one in ink. */
  readonly standing: Standing | null;
  /** SVG path in chart units. */
  readonly path: string;
  readonly label: { readonly x: string; readonly y: string; readonly words: string } | null;
}

/** A filled area between two lines. */
export interface ChartBand {
  readonly key: string;
  /** Null for one in ink. */
  readonly standing: Standing | null;
  /** SVG path in chart units. */
  readonly path: string;
}

/** Lines over the night. */
export interface LineChart {
  /** What the chart shows, as a sentence. */
  readonly title: string;
  /** What is measured: stands over the upright axis. */
  readonly unit: string;
  readonly across: readonly AxisMark[];
  readonly upright: readonly AxisMark[];
  /** Upright lines at moments, and level ones at values, that mean something. */
  readonly levels: readonly AxisMark[];
  readonly lines: readonly ChartLine[];
  /** Filled areas between two lines, the widest first: where they lie over each other they are darker. */
  readonly bands: readonly ChartBand[];
  readonly table: ChartTable;
  readonly note: string | null;
}

/** The same figures for whoever wants to read them rather than look. */
export interface ChartTable {
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell names its row. */
  readonly rows: readonly (readonly string[])[];
}

/** A place in chart units as a percentage for an SVG attribute. */
export function percentAt(units: number): string {
  return `${Math.round(units) / (CHART_UNITS / 100)}%`;
}

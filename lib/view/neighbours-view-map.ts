import type { ConstituencyId, Standing } from '#lib/election/ids.ts';
import type { Constituency } from '#lib/election/reference.ts';
import { candidateOf, type Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { type TagView, tagOf } from './tag-view.ts';

/** The hexagons around one seat. Lengths are in units of a hexagon's corner radius. */
export interface MiniMapView {
  readonly viewBox: string;
  /** Said by a screen reader in place of the picture. */
  readonly label: string;
  readonly hexes: readonly MiniHexView[];
  /** Centre of the page's own seat. */
  readonly here: Point;
}

export interface MiniHexView {
  readonly id: ConstituencyId;
  /** Who won it; null while nobody is announced. */
  readonly standing: Standing | null;
  readonly letter: string | null;
  /** "Ilford South: Labour" */
  readonly title: string;
  readonly x: number;
  readonly y: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Hexagons either side of the seat's own column, and above and below its row: a map that fits a phone's width. */
const COLUMNS_EACH_SIDE = 6;
const ROWS_EACH_SIDE = 4;
const COLUMN_WIDTH = Math.sqrt(3);
const ROW_HEIGHT = 1.5;

/** The seats around one on the hexagon map; null in a pack without a map. */
export function miniMap(roll: Roll, state: NightState, centre: Constituency): MiniMapView | null {
  if (centre.hex === null) return null;
  const shown = seatsInWindow(roll, centre.hex);
  const hexes = shown.map(({ constituency, hex }) => hexView(roll, state, constituency, hex));
  const declared = hexes.filter((each) => each.standing !== null).length;
  return {
    viewBox: viewBoxOf(shown.map(({ hex }) => centreOf(hex))),
    label: `Map of ${hexes.length} seats round ${centre.name}, one hexagon each, lettered by winner; ${declared} have one.`,
    hexes,
    here: centreOf(centre.hex),
  };
}

interface Hex {
  readonly column: number;
  readonly row: number;
}

/** At the edge of the country the window moves inwards, so that it is never half sea for want of a few rows. */
function seatsInWindow(roll: Roll, centre: Hex): readonly { constituency: Constituency; hex: Hex }[] {
  const all = roll.reference.constituencies.flatMap((constituency) =>
    constituency.hex === null ? [] : [{ constituency, hex: constituency.hex }],
  );
  const columns = windowOf(
    all.map(({ hex }) => hex.column),
    centre.column,
    COLUMNS_EACH_SIDE,
  );
  const rows = windowOf(
    all.map(({ hex }) => hex.row),
    centre.row,
    ROWS_EACH_SIDE,
  );
  return all.filter(({ hex }) => isWithin(hex.column, columns) && isWithin(hex.row, rows));
}

type Range = readonly [first: number, last: number];

function windowOf(values: readonly number[], centre: number, eachSide: number): Range {
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const first = Math.max(lowest, Math.min(centre - eachSide, highest - 2 * eachSide));
  return [first, first + 2 * eachSide];
}

function isWithin(value: number, [first, last]: Range): boolean {
  return value >= first && value <= last;
}

function hexView(roll: Roll, state: NightState, constituency: Constituency, hex: Hex): MiniHexView {
  const winner = winnerTag(roll, state, constituency);
  const { x, y } = centreOf(hex);
  return {
    id: constituency.id,
    standing: winner?.standing ?? null,
    letter: winner?.letter ?? null,
    title: `${constituency.name}: ${winner?.name ?? 'not declared'}`,
    x,
    y,
  };
}

/** The tag of who won, declared or announced; null until then. */
export function winnerTag(roll: Roll, state: NightState, constituency: Constituency): TagView | null {
  const contest = state.contests[constituency.id];
  const phase = contest?.phase;
  if (phase?.kind !== 'declared' && phase?.kind !== 'rush') return null;
  return tagOf(roll, candidateOf(constituency, contest, phase.winner).standing);
}

/** "Odd-r": every other row is pushed right by half a hexagon, and rows grow southwards. */
function centreOf({ column, row }: Hex): Point {
  return { x: rounded((column + (row & 1) / 2) * COLUMN_WIDTH), y: rounded(row * ROW_HEIGHT) };
}

/** Where few seats stand side by side the map is drawn as if there were more: a hexagon is not twice another page's. */
const WIDTH_MIN = 21;

function viewBoxOf(centres: readonly Point[]): string {
  const margin = 1.2;
  const xs = centres.map(({ x }) => x);
  const ys = centres.map(({ y }) => y);
  const top = Math.min(...ys) - margin;
  const span = Math.max(...xs) - Math.min(...xs) + 2 * margin;
  const width = Math.max(span, WIDTH_MIN);
  const left = Math.min(...xs) - margin - (width - span) / 2;
  const height = Math.max(...ys) + margin - top;
  return [left, top, width, height].map(rounded).join(' ');
}

function rounded(length: number): number {
  return Math.round(length * 100) / 100;
}

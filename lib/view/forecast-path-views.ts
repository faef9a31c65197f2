import type { Standing } from '#lib/election/ids.ts';
import type { ElectionInfo } from '#lib/election/reference.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { ForecastReading, LineReading, PathLine, PathPoint } from '#lib/forecast/published.ts';
import { listOf } from '#lib/format/names.ts';
import { counted, formatCount, UNKNOWN } from '#lib/format/numbers.ts';
import { formatNightTime } from '#lib/format/times.ts';
import { type ChartTable, type LineChart, percentAt } from './charts/chart.ts';
import { knownAt, nightAxis, tableInstants } from './charts/night-axis.ts';
import { type ChartPoint, stepBand, stepPath } from './charts/paths.ts';
import { spreadLabels } from './charts/spread-labels.ts';
import { countAxis, heightOf, uprightMarks, valueAxis } from './charts/value-axis.ts';
import { rangeWords } from './forecast-lines-view.ts';
import { lineName, lineTag } from './forecast-words.ts';

/** Each worth a chart of its own: the parties with the most seats, if they may have more than a handful. */
const SEAT_CHARTS = 6;
const CHART_SEATS_MIN = 10;
const SHARE_LINES = 6;
/** Room for one label, in chart units. */
const LABEL_UNITS = 60;
/** A chance of a majority below the least that is shown is drawn here, in per cent. */
const UNDER_LEAST = 2.5;

/** How the forecast went since the close of poll: seats of each party, chances of a majority, shares. */
export interface PathViews {
  readonly seats: readonly LineChart[];
  readonly majority: LineChart | null;
  readonly largest: LineChart | null;
  readonly shares: LineChart | null;
}

export function pathViews(roll: Roll, reading: ForecastReading, nightNowMs: number): PathViews {
  const { lines, shares } = reading;
  const path = pathUntilNow(roll, reading, nightNowMs);
  if (path.length === 0) return { seats: [], majority: null, largest: null, shares: null };
  const drawn = lines
    .filter(({ slot }) => path.some((point) => (lineIn(point, slot)?.nineTenths[1] ?? 0) >= CHART_SEATS_MIN))
    .slice(0, SEAT_CHARTS);
  const names = new Map([...lines, ...shares].map(({ slot, standing }) => [slot, standing]));
  return {
    seats: drawn.map((line) => seatsPath(roll, path, line)),
    majority: chancesPath(roll, path, names, 'majority'),
    largest: chancesPath(roll, path, names, 'largest'),
    shares: sharesPath(roll, path, names),
  };
}

/** Points are made every few results: as it stands now is the last, until every seat has its winner. */
function pathUntilNow(
  roll: Roll,
  { path, lines, shares, outcome, settled, position }: ForecastReading,
  nightNowMs: number,
): readonly PathPoint[] {
  const last = path.at(-1);
  if (last === undefined || settled >= roll.seats || nightNowMs <= Date.parse(last.at)) return path;
  const now: PathPoint = {
    seq: position.seq,
    at: new Date(nightNowMs).toISOString(),
    settled,
    lines,
    majority: outcome.majority,
    largest: outcome.largest,
    hung: outcome.hung,
    shares,
  };
  return [...path, now];
}

function lineIn({ lines }: PathPoint, slot: string): PathLine | undefined {
  return lines.find((each) => each.slot === slot);
}

/** Median and both intervals of one party over the night. */
function seatsPath(
  roll: Roll,
  path: readonly PathPoint[],
  { slot, standing, median, nineTenths }: LineReading,
): LineChart {
  const { election } = roll.reference;
  const points = path.flatMap((point) => {
    const line = lineIn(point, slot);
    return line === undefined ? [] : [{ at: point.at, settled: point.settled, ...line }];
  });
  const time = timeOf(election, points);
  const lows = points.map((point) => point.nineTenths[0]);
  const highs = points.map((point) => point.nineTenths[1]);
  const axis = countAxis(Math.min(...lows), Math.max(...highs));
  const corners = (value: (point: (typeof points)[number]) => number): readonly ChartPoint[] =>
    points.map((point) => [time.widthAt(point.at), heightOf(axis, value(point))] as const);
  const middle = corners((point) => point.median);
  const band = (key: string, of: (point: (typeof points)[number]) => readonly [number, number]) => ({
    key,
    standing: colourOf(standing),
    path: stepBand(
      corners((point) => of(point)[0]),
      corners((point) => of(point)[1]),
    ),
  });
  const [x, y] = middle.at(-1) ?? [0, 0];
  const hasLine = roll.seatsForMajority >= axis.low && roll.seatsForMajority <= axis.high;
  return {
    title: `${lineName(roll, standing)}: ${counted(median, 'seat')}${nineTenths[0] === nineTenths[1] ? '' : `, ${rangeWords(nineTenths)} in nine nights of ten`}`,
    unit: 'Seats at the end, as forecast at the time',
    across: time.marks,
    upright: uprightMarks(axis, formatCount),
    levels: hasLine
      ? [
          {
            at: percentAt(heightOf(axis, roll.seatsForMajority)),
            words: `${formatCount(roll.seatsForMajority)} for a majority`,
          },
        ]
      : [],
    lines: [
      {
        key: slot,
        standing: colourOf(standing),
        path: stepPath(middle),
        label: { x: percentAt(x), y: percentAt(y), words: formatCount(median) },
      },
    ],
    bands: [band('nine tenths', (point) => point.nineTenths), band('half', (point) => point.half)],
    table: seatsTable(election, points, lineName(roll, standing)),
    note: null,
  };
}

function seatsTable(
  election: ElectionInfo,
  points: readonly ({ readonly at: string; readonly settled: number } & PathLine)[],
  name: string,
): ChartTable {
  return {
    caption: `${name}: seats at the end as forecast, by the hour`,
    head: ['Time', 'Winners known', 'Expected', 'Middle half', 'Nine of ten'],
    rows: hours(election, points).map((at) => {
      const point = knownAt(points, at);
      return [
        formatNightTime(at, election.pollDate),
        point === null ? UNKNOWN : formatCount(point.settled),
        point === null ? UNKNOWN : formatCount(point.median),
        point === null ? UNKNOWN : rangeWords(point.half),
        point === null ? UNKNOWN : rangeWords(point.nineTenths),
      ];
    }),
  };
}

type Names = ReadonlyMap<string, Standing | null>;

/** Chances as lines, in steps of five; null where they never moved, or nobody has one. */
function chancesPath(
  roll: Roll,
  path: readonly PathPoint[],
  names: Names,
  about: 'majority' | 'largest',
): LineChart | null {
  const open = path.filter(
    (point) => point[about].length > 0 || (about === 'majority' && point.hung !== null),
  );
  const last = open.at(-1);
  if (last === undefined) return null;
  const slots = [...new Set(open.flatMap((point) => point[about].map(({ slot }) => slot)))];
  const moves = new Set(
    open.map((point) =>
      JSON.stringify([
        point[about].map(({ slot, chance }) => [slot, chance]),
        about === 'majority' && point.hung,
      ]),
    ),
  );
  if (moves.size === 1) return null;
  const { election } = roll.reference;
  const time = timeOf(election, open);
  const axis = { low: 0, high: 100, marks: [20, 40, 60, 80] };
  const chanceIn = (point: PathPoint, slot: string | null) =>
    (slot === null ? point.hung : (point[about].find((each) => each.slot === slot)?.chance ?? null)) ??
    UNDER_LEAST;
  const keys: readonly (string | null)[] =
    about === 'majority' && open.some(({ hung }) => hung !== null) ? [...slots, null] : slots;
  const name = (slot: string | null) =>
    slot === null ? 'None' : lineTag(roll, names.get(slot) ?? null).letters;
  const ends = spreadLabels(
    keys.map((slot) => heightOf(axis, chanceIn(last, slot))),
    LABEL_UNITS,
  );
  const words = (chance: number) => (chance === UNDER_LEAST ? 'under 5%' : `${chance}%`);
  return {
    title: about === 'majority' ? 'The chance of a majority' : 'The chance to be the largest party',
    unit: 'Per cent, in steps of five',
    across: time.marks,
    upright: uprightMarks(axis, (value) => `${value}%`),
    levels: [],
    lines: keys.map((slot, place) => ({
      key: slot ?? 'hung',
      standing: slot === null ? null : colourOf(names.get(slot) ?? null),
      path: stepPath(
        open.map((point) => [time.widthAt(point.at), heightOf(axis, chanceIn(point, slot))] as const),
      ),
      label: {
        x: percentAt(time.widthAt(last.at)),
        y: percentAt(ends[place] ?? 0),
        words: name(slot),
      },
    })),
    bands: [],
    table: {
      caption: `${about === 'majority' ? 'Chance of a majority' : 'Chance to be the largest'} by the hour`,
      head: ['Time', ...keys.map(name)],
      rows: hours(election, open).map((at) => {
        const point = knownAt(open, at);
        return [
          formatNightTime(at, election.pollDate),
          ...keys.map((slot) => (point === null ? UNKNOWN : words(chanceIn(point, slot)))),
        ];
      }),
    },
    note: null,
  };
}

function sharesPath(roll: Roll, path: readonly PathPoint[], names: Names): LineChart | null {
  const points = path.filter(({ shares }) => shares.length > 0);
  const last = points.at(-1);
  if (last === undefined) return null;
  const { election } = roll.reference;
  const slots = last.shares.slice(0, SHARE_LINES).map(({ slot }) => slot);
  const shareIn = (point: PathPoint, slot: string) =>
    point.shares.find((each) => each.slot === slot)?.median ?? 0;
  const time = timeOf(election, points);
  const axis = valueAxis(
    0,
    Math.max(...points.flatMap((point) => slots.map((slot) => shareIn(point, slot)))),
  );
  const ends = spreadLabels(
    slots.map((slot) => heightOf(axis, shareIn(last, slot))),
    LABEL_UNITS,
  );
  const name = (slot: string) => lineTag(roll, names.get(slot) ?? null).letters;
  return {
    title: 'Share of the vote in Great Britain, as forecast at the time',
    unit: 'Per cent of all votes',
    across: time.marks,
    upright: uprightMarks(axis, (value) => `${value}%`),
    levels: [],
    lines: slots.map((slot, place) => ({
      key: slot,
      standing: colourOf(names.get(slot) ?? null),
      path: stepPath(
        points.map((point) => [time.widthAt(point.at), heightOf(axis, shareIn(point, slot))] as const),
      ),
      label: {
        x: percentAt(time.widthAt(last.at)),
        y: percentAt(ends[place] ?? 0),
        words: `${name(slot)} ${shareIn(last, slot)}%`,
      },
    })),
    bands: [],
    table: {
      caption: `Forecast shares by the hour: ${listOf(slots.map(name))}`,
      head: ['Time', ...slots.map(name)],
      rows: hours(election, points).map((at) => {
        const point = knownAt(points, at);
        return [
          formatNightTime(at, election.pollDate),
          ...slots.map((slot) => (point === null ? UNKNOWN : `${shareIn(point, slot)}%`)),
        ];
      }),
    },
    note: null,
  };
}

/** A line of nobody in particular is drawn as those who stand for no party. */
function colourOf(standing: Standing | null): Standing {
  return standing ?? 'independent';
}

function timeOf(election: ElectionInfo, points: readonly { readonly at: string }[]) {
  return nightAxis(
    election,
    points.map(({ at }) => at),
  );
}

function hours(election: ElectionInfo, points: readonly { readonly at: string }[]): readonly string[] {
  return tableInstants(
    election,
    points.map(({ at }) => at),
  );
}

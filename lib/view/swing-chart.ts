import type { ChangePoint } from '#lib/election/derive/change-over-time.ts';
import { CORRELATION_SEATS_MIN } from '#lib/election/derive/correlation.ts';
import { butlerSwing, directed, type Swing } from '#lib/election/derive/swing.ts';
import type { PartyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { listOf, standingName } from '#lib/format/names.ts';
import { counted, formatCount, formatSignedPoints, UNKNOWN } from '#lib/format/numbers.ts';
import { swingWords } from '#lib/format/sentences/swing.ts';
import { formatNightTime } from '#lib/format/times.ts';
import { type ChartLine, type ChartTable, type LineChart, percentAt } from './charts/chart.ts';
import { knownAt, type NightAxis, nightAxis, tableInstants } from './charts/night-axis.ts';
import { linePath } from './charts/paths.ts';
import { spreadLabels } from './charts/spread-labels.ts';
import { heightOf, uprightMarks, type ValueAxis, valueAxis } from './charts/value-axis.ts';
import { tagOf } from './tag-view.ts';

/** The first few seats swing the whole figure about: lines begin with as many seats as a correlation needs. */
const SEATS_MIN = CORRELATION_SEATS_MIN;
const LABEL_UNITS = 60;
/** Points on either side of nothing that every chart has. */
const SWING_POINTS_MIN = 5;

/** The change of some parties after each declaration, like for like; `parties` in the order of the base. */
export function changeChart(
  roll: Roll,
  points: readonly ChangePoint[],
  parties: readonly PartyId[],
): LineChart {
  const shown = points.filter(({ seats }) => seats >= SEATS_MIN);
  const series = parties.map((party, place) => ({
    key: party,
    standing: party,
    words: tagOf(roll, party).letters,
    value: (point: ChangePoint) => point.changes[place] ?? null,
  }));
  const last = shown.at(-1);
  const ends = series.flatMap(({ words, value }) => {
    const change = last === undefined ? null : value(last);
    return change === null ? [] : [`${words}\u00a0${formatSignedPoints(change)}`];
  });
  return {
    title: last === undefined ? waiting(points) : `Change so far: ${ends.join(', ')}`,
    unit: 'Points of share since last time, in the seats declared by then',
    ...drawn(roll, points, series),
    table: tableOf(
      roll,
      points,
      `Change by the hour: ${listOf(parties.map((party) => tagOf(roll, party).name))}`,
      series,
    ),
  };
}

/**
 * The swing between the two parties that led the base of Great Britain, after each declaration: the first two of the
 * parties whose changes the points hold. Null in a pack with fewer.
 */
export function swingChart(
  roll: Roll,
  points: readonly ChangePoint[],
  [first, second]: readonly PartyId[],
): LineChart | null {
  if (first === undefined || second === undefined) return null;
  const value = ({ changes: [loser = null, gainer = null] }: ChangePoint) =>
    gainer === null || loser === null ? null : butlerSwing({ gainer, loser });
  const last = points.at(-1);
  const soFar = last === undefined || last.seats < SEATS_MIN ? null : value(last);
  const swing: Swing | null = soFar === null ? null : directed(second, first, soFar);
  const series = [
    {
      key: 'swing',
      standing: swing?.to ?? null,
      words: swing === null ? '' : tagOf(roll, swing.to).letters,
      value,
    },
  ];
  return {
    title: swing === null ? waiting(points) : `Swing so far: ${swingWords(roll, swing)}`,
    unit: `Swing from ${standingName(roll, first)} to ${standingName(roll, second)}, points; below 0 it goes the other way`,
    ...drawn(roll, points, series),
    table: tableOf(
      roll,
      points,
      `Swing from ${standingName(roll, first)} to ${standingName(roll, second)} by the hour`,
      [{ ...(series[0] ?? { key: 'swing', standing: null, value }), words: 'Swing' }],
    ),
  };
}

interface Series {
  readonly key: string;
  readonly standing: PartyId | null;
  readonly words: string;
  readonly value: (point: ChangePoint) => number | null;
}

function waiting(points: readonly ChangePoint[]): string {
  const seats = points.at(-1)?.seats ?? 0;
  return `The line begins with ${formatCount(SEATS_MIN)} seats; ${counted(seats, 'seat')} so far`;
}

function drawn(
  roll: Roll,
  points: readonly ChangePoint[],
  series: readonly Series[],
): Pick<LineChart, 'across' | 'upright' | 'levels' | 'lines' | 'bands' | 'note'> {
  const shown = points.filter(({ seats }) => seats >= SEATS_MIN);
  const time = nightAxis(
    roll.reference.election,
    points.map(({ at }) => at),
  );
  const values = shown.flatMap((point) => series.flatMap(({ value }) => value(point) ?? []));
  const axis = valueAxis(Math.min(-SWING_POINTS_MIN, ...values), Math.max(SWING_POINTS_MIN, ...values));
  return {
    across: time.marks,
    upright: uprightMarks(axis, (value) => formatSignedPoints(value).replace('.0', '')),
    levels: [{ at: percentAt(heightOf(axis, 0)), words: '' }],
    lines: linesOf(shown, series, time, axis),
    bands: [],
    note: time.note,
  };
}

function linesOf(
  shown: readonly ChangePoint[],
  series: readonly Series[],
  time: NightAxis,
  axis: ValueAxis,
): readonly ChartLine[] {
  const last = shown.at(-1);
  const known = series.flatMap((each) => {
    const end = last === undefined ? null : each.value(last);
    return end === null ? [] : [{ ...each, end }];
  });
  const places = spreadLabels(
    known.map(({ end }) => heightOf(axis, end)),
    LABEL_UNITS,
  );
  return known.map(({ key, standing, words, value, end }, place) => ({
    key,
    standing,
    path: linePath(
      shown.flatMap((point) => {
        const change = value(point);
        return change === null ? [] : [[time.widthAt(point.at), heightOf(axis, change)] as const];
      }),
    ),
    label: {
      x: percentAt(last === undefined ? 0 : time.widthAt(last.at)),
      y: percentAt(places[place] ?? 0),
      words: `${words} ${formatSignedPoints(end)}`,
    },
  }));
}

function tableOf(
  roll: Roll,
  points: readonly ChangePoint[],
  caption: string,
  series: readonly Series[],
): ChartTable {
  const { election } = roll.reference;
  const instants = tableInstants(
    election,
    points.map(({ at }) => at),
  );
  return {
    caption,
    head: ['Time', 'Seats', ...series.map(({ words }) => words)],
    rows: instants.map((at) => {
      const point = knownAt(points, at);
      return [
        formatNightTime(at, election.pollDate),
        formatCount(point?.seats ?? 0),
        ...series.map(({ value }) => (point === null ? UNKNOWN : formatSignedPoints(value(point)))),
      ];
    }),
  };
}

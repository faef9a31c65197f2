import { nightSteps } from '#lib/election/derive/night-steps.ts';
import { type SeatsPoint, seatsOverTime } from '#lib/election/derive/seats-over-time.ts';
import { seatsWon } from '#lib/election/derive/seats-won.ts';
import type { PartyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { capitalised, collectiveName, verbFor } from '#lib/format/names.ts';
import { counted, formatCount } from '#lib/format/numbers.ts';
import { formatNightTime } from '#lib/format/times.ts';
import { tagOf } from '../tag-view.ts';
import { CHART_UNITS, type ChartTable, type LineChart, percentAt } from './chart.ts';
import { knownAt, nightAxis, tableInstants } from './night-axis.ts';
import { type ChartPoint, stepBand, stepPath } from './paths.ts';
import { countAxis, heightOf, uprightMarks, type ValueAxis } from './value-axis.ts';

/**
 * The race to a majority of the parties with the most seats: from below the seats that a party has, from above all
 * that it could still have. Where the lower line crosses the majority's, it has one; where the upper does, it cannot.
 */
export function raceChartViews(roll: Roll, state: NightState): readonly LineChart[] {
  const points = seatsOverTime(nightSteps(roll, state));
  return seatsWon(roll, state)
    .parties.slice(0, RACERS)
    .map(({ party }) => raceOf(roll, points, party));
}

/** Only two have ever come near the line in one night. */
const RACERS = 2;

function raceOf(roll: Roll, points: readonly SeatsPoint[], party: PartyId): LineChart {
  const time = nightAxis(
    roll.reference.election,
    points.map(({ at }) => at),
  );
  const axis = axisTo(roll.seats);
  const has = (point: SeatsPoint) => point.seats.get(party) ?? 0;
  const corners = (value: (point: SeatsPoint) => number, start: number): readonly ChartPoint[] => [
    [0, heightOf(axis, start)],
    ...points.map((point) => [time.widthAt(point.at), heightOf(axis, value(point))] as const),
  ];
  const floor = corners(has, 0);
  const ceiling = corners((point) => has(point) + roll.seats - point.taken, roll.seats);
  return {
    title: titleOf(roll, points, party),
    unit: 'Seats',
    across: time.marks,
    upright: uprightMarks(axis, formatCount),
    levels: [
      {
        at: percentAt(heightOf(axis, roll.seatsForMajority)),
        words: `${formatCount(roll.seatsForMajority)} for a majority`,
      },
    ],
    lines: [
      {
        key: 'floor',
        standing: party,
        path: stepPath(floor),
        label: { ...endOf(floor), words: `${tagOf(roll, party).letters} has` },
      },
      {
        key: 'ceiling',
        standing: null,
        path: stepPath(ceiling),
        label: isApart(floor, ceiling) ? { ...endOf(ceiling), words: 'could have' } : null,
      },
    ],
    bands: [{ key: 'open', standing: party, path: stepBand(floor, ceiling) }],
    table: tableOf(roll, points, party),
    note: time.note,
  };
}

/** From nothing to all seats of the House, which is seldom a round number. */
function axisTo(seats: number): ValueAxis {
  const { low, marks } = countAxis(0, seats);
  return { low, high: seats, marks: marks.filter((value) => value <= seats) };
}

/** Two labels under each other need this much. */
const APART_UNITS = 60;

function isApart(floor: readonly ChartPoint[], ceiling: readonly ChartPoint[]): boolean {
  return (floor.at(-1)?.[1] ?? 0) - (ceiling.at(-1)?.[1] ?? 0) >= APART_UNITS;
}

function endOf(line: readonly ChartPoint[]): { readonly x: string; readonly y: string } {
  const [x, y] = line.at(-1) ?? [0, CHART_UNITS];
  return { x: percentAt(x), y: percentAt(y) };
}

function titleOf(roll: Roll, points: readonly SeatsPoint[], party: PartyId): string {
  const subject = capitalised(collectiveName(roll, party));
  const { pollDate } = roll.reference.election;
  const reached = crossing(points, (point) => (point.seats.get(party) ?? 0) >= roll.seatsForMajority);
  if (reached !== null) {
    return `${subject} reached ${formatCount(roll.seatsForMajority)} at ${formatNightTime(reached.at, pollDate)}`;
  }
  const lost = crossing(
    points,
    (point) => (point.seats.get(party) ?? 0) + roll.seats - point.taken < roll.seatsForMajority,
  );
  if (lost !== null) {
    return `${subject} could no longer reach ${formatCount(roll.seatsForMajority)} from ${formatNightTime(lost.at, pollDate)}`;
  }
  const last = points.at(-1);
  const needs = roll.seatsForMajority - (last?.seats.get(party) ?? 0);
  return `${subject} ${verbFor(roll, party, 'needs', 'need')} ${formatCount(needs)} more of the ${counted(roll.seats - (last?.taken ?? 0), 'seat')} left`;
}

/** The point from which something has held until now; null when it does not hold now. */
function crossing(points: readonly SeatsPoint[], holds: (point: SeatsPoint) => boolean): SeatsPoint | null {
  const lastNot = points.findLastIndex((point) => !holds(point));
  return points[lastNot + 1] ?? null;
}

function tableOf(roll: Roll, points: readonly SeatsPoint[], party: PartyId): ChartTable {
  const { election } = roll.reference;
  const instants = tableInstants(
    election,
    points.map(({ at }) => at),
  );
  return {
    caption: `${tagOf(roll, party).name}: seats against the majority by the hour`,
    head: ['Time', 'Seats', 'Needed for a majority', 'Seats left'],
    rows: instants.map((at) => {
      const point = knownAt(points, at);
      const seats = point?.seats.get(party) ?? 0;
      return [
        formatNightTime(at, election.pollDate),
        formatCount(seats),
        formatCount(Math.max(0, roll.seatsForMajority - seats)),
        formatCount(roll.seats - (point?.taken ?? 0)),
      ];
    }),
  };
}

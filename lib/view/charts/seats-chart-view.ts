import { nightSteps } from '#lib/election/derive/night-steps.ts';
import { type SeatsPoint, seatsOverTime } from '#lib/election/derive/seats-over-time.ts';
import { seatsWon } from '#lib/election/derive/seats-won.ts';
import type { PartyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { capitalised, collectiveName, listOf, verbFor } from '#lib/format/names.ts';
import { counted, formatCount } from '#lib/format/numbers.ts';
import { formatNightTime } from '#lib/format/times.ts';
import { tagOf } from '../tag-view.ts';
import { CHART_UNITS, type ChartTable, type LineChart, percentAt } from './chart.ts';
import { knownAt, nightAxis, tableInstants } from './night-axis.ts';
import { stepPath } from './paths.ts';
import { spreadLabels } from './spread-labels.ts';
import { countAxis, heightOf, uprightMarks } from './value-axis.ts';

/** More lines than this cannot be told apart at the bottom of the chart. */
const LINES_MAX = 6;
/** Room for one label, in chart units. */
const LABEL_UNITS = 60;

/** Seats by party as the night went: a step line a party, each named at its end. */
export function seatsChartView(roll: Roll, state: NightState): LineChart {
  const { election } = roll.reference;
  const points = seatsOverTime(nightSteps(roll, state));
  const parties = seatsWon(roll, state)
    .parties.slice(0, LINES_MAX)
    .map(({ party }) => party);
  const instants = points.map(({ at }) => at);
  const time = nightAxis(election, instants);
  const most = Math.max(0, ...points.flatMap(({ seats }) => [...seats.values()]));
  const axis = countAxis(0, Math.max(most, roll.seatsForMajority));
  const last = points.at(-1);
  const endX = last === undefined ? 0 : time.widthAt(last.at);
  const seatsOf = (point: SeatsPoint | undefined, party: PartyId) => point?.seats.get(party) ?? 0;
  const ends = spreadLabels(
    parties.map((party) => heightOf(axis, seatsOf(last, party))),
    LABEL_UNITS,
  );
  return {
    title: titleOf(roll, state),
    unit: 'Seats',
    across: time.marks,
    upright: uprightMarks(axis, formatCount),
    levels: [
      {
        at: percentAt(heightOf(axis, roll.seatsForMajority)),
        words: `${formatCount(roll.seatsForMajority)} for a majority`,
      },
    ],
    lines: parties.map((party, place) => ({
      key: party,
      standing: party,
      path: stepPath([
        [0, CHART_UNITS],
        ...changed(points, party).map(
          (point) => [time.widthAt(point.at), heightOf(axis, seatsOf(point, party))] as const,
        ),
        [endX, heightOf(axis, seatsOf(last, party))],
      ]),
      label: {
        x: percentAt(endX),
        y: percentAt(ends[place] ?? 0),
        words: `${tagOf(roll, party).letters} ${formatCount(seatsOf(last, party))}`,
      },
    })),
    bands: [],
    table: tableOf(roll, points, parties),
    note: time.note,
  };
}

/** Points at which the party's own seats changed: the rest of its line is level. */
function changed(points: readonly SeatsPoint[], party: PartyId): readonly SeatsPoint[] {
  return points.filter(
    (point, index) => (point.seats.get(party) ?? 0) !== (points[index - 1]?.seats.get(party) ?? 0),
  );
}

function titleOf(roll: Roll, state: NightState): string {
  const [first, second] = seatsWon(roll, state).parties;
  if (first === undefined) return 'No seat has been won yet';
  const subject = capitalised(collectiveName(roll, first.party));
  const has = verbFor(roll, first.party, 'has', 'have');
  const against =
    second === undefined ? '' : `, ${collectiveName(roll, second.party)} ${formatCount(second.seats)}`;
  return `${subject} ${has} ${counted(first.seats, 'seat')}${against}`;
}

function tableOf(roll: Roll, points: readonly SeatsPoint[], parties: readonly PartyId[]): ChartTable {
  const { election } = roll.reference;
  const instants = tableInstants(
    election,
    points.map(({ at }) => at),
  );
  return {
    caption: `Seats by the hour: ${listOf(parties.map((party) => tagOf(roll, party).name))}`,
    head: ['Time', ...parties.map((party) => tagOf(roll, party).letters), 'All'],
    rows: instants.map((at) => {
      const point = knownAt(points, at);
      return [
        formatNightTime(at, election.pollDate),
        ...parties.map((party) => formatCount(point?.seats.get(party) ?? 0)),
        formatCount(point?.taken ?? 0),
      ];
    }),
  };
}

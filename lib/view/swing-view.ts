import { changeOverTime } from '#lib/election/derive/change-over-time.ts';
import { partiesByBase } from '#lib/election/derive/compared-groups.ts';
import { comparisons } from '#lib/election/derive/like-for-like.ts';
import { nightSteps } from '#lib/election/derive/night-steps.ts';
import { overallSwing } from '#lib/election/derive/overall-swing.ts';
import { constituenciesIn } from '#lib/election/derive/scope.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { SeatTypes } from '#lib/election/seat-type.ts';
import type { NightState } from '#lib/election/state.ts';
import { formatCount } from '#lib/format/numbers.ts';
import { swingWords } from '#lib/format/sentences/swing.ts';
import type { LineChart } from './charts/chart.ts';
import { changeChart, swingChart } from './swing-chart.ts';
import { type GroupTable, groupTable } from './swing-groups.ts';

/** What moved so far in Great Britain, like for like, and how it came about. */
export interface SwingView {
  readonly kicker: string;
  readonly headline: string;
  readonly standfirst: string;
  readonly groups: GroupTable;
  readonly swing: LineChart | null;
  readonly change: LineChart;
}

/** As many lines as can be told apart and named. */
const LINES_MAX = 6;

export function swingView(roll: Roll, state: NightState, types: SeatTypes | null = null): SwingView {
  const country = constituenciesIn(roll, 'GB');
  const contests = comparisons(roll, state, 'GB');
  const swing = overallSwing(roll, state.tally, 'GB');
  const parties = partiesByBase(country)
    .slice(0, LINES_MAX)
    .map(({ party }) => party);
  const points = changeOverTime(nightSteps(roll, state), parties);
  return {
    kicker: `${formatCount(contests.length)} of the ${formatCount(country.length)} seats of Great Britain compared`,
    headline:
      swing === null
        ? withoutSwing(roll)
        : `Swing${contests.length === country.length ? '' : ' so far'}: ${swingWords(roll, swing)}`,
    standfirst: standfirst(roll),
    groups: groupTable(roll, country, contests, types),
    swing: swingChart(roll, points, parties),
    change: changeChart(roll, points, parties),
  };
}

function withoutSwing({ reference }: Roll): string {
  return reference.election.baseName === ''
    ? 'No swing: there is no earlier result to compare with'
    : 'No swing yet: it begins with the first declaration';
}

function standfirst({ reference }: Roll): string {
  const { baseName, baseIsNotional } = reference.election;
  if (baseName === '')
    return 'A swing is measured against an earlier result of the same seats, and this election has none.';
  const base = baseIsNotional ? `${baseName} results, which are estimates on the new boundaries` : baseName;
  return `Everything here is of Great Britain and like for like: declared seats against the same seats in ${base}. Northern Ireland’s parties are its own.`;
}

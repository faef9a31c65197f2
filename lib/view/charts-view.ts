import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { formatCount } from '#lib/format/numbers.ts';
import type { LineChart } from './charts/chart.ts';
import { type HemicycleView, hemicycleView } from './charts/hemicycle-view.ts';
import { type ParliamentView, parliamentView } from './charts/parliament-view.ts';
import { raceChartViews } from './charts/race-chart-view.ts';
import { seatsChartView } from './charts/seats-chart-view.ts';
import { type SharesChartView, sharesChartView } from './charts/shares-chart-view.ts';

/** The page of charts. */
export interface ChartsView {
  readonly kicker: string;
  readonly hemicycle: HemicycleView;
  readonly seats: LineChart;
  /** One for each of the two parties with the most seats. */
  readonly races: readonly LineChart[];
  readonly shares: SharesChartView;
  readonly parliament: ParliamentView;
}

export function chartsView(roll: Roll, state: NightState, nightNowMs: number): ChartsView {
  return {
    kicker: `${formatCount(state.tally.declared)} of ${formatCount(roll.seats)} seats declared`,
    hemicycle: hemicycleView(roll, state, nightNowMs),
    seats: seatsChartView(roll, state),
    races: raceChartViews(roll, state),
    shares: sharesChartView(roll, state),
    parliament: parliamentView(roll, state),
  };
}

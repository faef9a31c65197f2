import type { MarginRecord } from '#lib/election/derive/margin-history.ts';
import { AREA_SEATS_MIN, seatsAtRisk } from '#lib/election/derive/seats-at-risk.ts';
import { stateOfPlay } from '#lib/election/derive/state-of-play.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { PublishedForecast } from '#lib/forecast/published.ts';
import { counted, formatCount } from '#lib/format/numbers.ts';
import type { AtRiskFilter } from './at-risk-filter.ts';
import { type AtRiskForecastView, atRiskForecastView } from './at-risk-forecast-view.ts';
import { type AtRiskView, atRiskView } from './at-risk-view.ts';
import { absenceWords, allLosses } from './forecast-words.ts';
import type { KeptLists } from './kept-order.ts';
import { type SecondPlacesView, secondPlacesView } from './second-places-view.ts';

export interface AtRiskPageView {
  readonly headline: string;
  readonly story: string;
  readonly risk: RiskPartView;
  readonly second: SecondPlacesView;
  /** True once nothing can be at risk any more: then the second places come first. */
  readonly isOver: boolean;
}

/** By the forecast; where there is none, by arithmetic that says it is no more than that. */
export type RiskPartView =
  | ({ readonly kind: 'forecast' } & AtRiskForecastView)
  | ({ readonly kind: 'arithmetic'; readonly note: string | null } & AtRiskView);

export interface AtRiskOptions {
  readonly filter: AtRiskFilter;
  readonly records: readonly MarginRecord[];
  readonly forecast: PublishedForecast;
  /** Lists that stay as the reader saw them. */
  readonly kept: KeptLists<ConstituencyId>;
}

export function atRiskPageView(
  roll: Roll,
  state: NightState,
  nightNowMs: number,
  { filter, records, forecast, kept }: AtRiskOptions,
): AtRiskPageView {
  const second = secondPlacesView(roll, state, filter, records, kept);
  const { stage, stillToDeclare } = stateOfPlay(roll, state.tally, nightNowMs);
  const isOver = stage === 'complete' || stillToDeclare === 0;
  return {
    headline: isOver
      ? 'Who is second, and the swing that would take it'
      : headline(roll, state, stillToDeclare, forecast),
    story: second.sentence,
    risk:
      forecast.kind === 'shown' && !isOver
        ? { kind: 'forecast', ...atRiskForecastView(roll, state, forecast.reading, filter, kept) }
        : {
            kind: 'arithmetic',
            note: isOver ? null : absenceWords(forecast),
            ...atRiskView(roll, state, nightNowMs, filter, kept),
          },
    second,
    isOver,
  };
}

function headline(
  roll: Roll,
  state: NightState,
  stillToDeclare: number,
  forecast: PublishedForecast,
): string {
  if (forecast.kind === 'shown') {
    const { open, expected } = allLosses(forecast.reading.losses);
    if (open > 0) {
      const seats = `the ${counted(open, 'seat')} still to declare`;
      if (expected === 0) return `None or one of ${seats} is expected to change hands`;
      return `About ${formatCount(expected)} of ${seats} ${expected === 1 ? 'is' : 'are'} expected to change hands`;
    }
  }
  if (roll.reference.election.baseName === '')
    return `${counted(stillToDeclare, 'seat')} still to declare, and no earlier result to measure them by`;
  const risks = seatsAtRisk(roll, state);
  if (risks.length === 0 && state.tally.declared < AREA_SEATS_MIN)
    return `${counted(stillToDeclare, 'seat')} still to declare, and no swing yet to measure them by`;
  if (risks.length === 0)
    return `${counted(stillToDeclare, 'seat')} still to declare, none within reach of the swing so far`;
  const passed = risks.filter(({ band }) => band === 'likely').length;
  return `On the swing so far ${formatCount(risks.length)} of ${counted(stillToDeclare, 'seat')} still to declare are in play, ${formatCount(passed)} of them well past the line`;
}

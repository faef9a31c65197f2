import type { MarginRecord } from '#lib/election/derive/margin-history.ts';
import { seatsAtRisk } from '#lib/election/derive/seats-at-risk.ts';
import { stateOfPlay } from '#lib/election/derive/state-of-play.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { counted, formatCount } from '#lib/format/numbers.ts';
import type { AtRiskFilter } from './at-risk-filter.ts';
import { type AtRiskView, atRiskView } from './at-risk-view.ts';
import type { KeptLists } from './kept-order.ts';
import { type SecondPlacesView, secondPlacesView } from './second-places-view.ts';

export interface AtRiskPageView {
  readonly headline: string;
  readonly story: string;
  readonly risk: AtRiskView;
  readonly second: SecondPlacesView;
  /** True once nothing can be at risk any more: then the second places come first. */
  readonly isOver: boolean;
}

export interface AtRiskOptions {
  readonly filter: AtRiskFilter;
  readonly records: readonly MarginRecord[];
  /** Lists that stay as the reader saw them. */
  readonly kept: KeptLists<ConstituencyId>;
}

export function atRiskPageView(
  roll: Roll,
  state: NightState,
  nightNowMs: number,
  { filter, records, kept }: AtRiskOptions,
): AtRiskPageView {
  const risk = atRiskView(roll, state, nightNowMs, filter, kept);
  const second = secondPlacesView(roll, state, filter, records, kept);
  const { stage, stillToDeclare } = stateOfPlay(roll, state.tally, nightNowMs);
  const isOver = stage === 'complete' || stillToDeclare === 0;
  return {
    headline: headline(roll, state, stillToDeclare, isOver),
    story: second.sentence,
    risk,
    second,
    isOver,
  };
}

function headline(roll: Roll, state: NightState, stillToDeclare: number, isOver: boolean): string {
  if (isOver) return 'Who is second, and the swing that would take it';
  const risks = seatsAtRisk(roll, state);
  if (risks.length === 0)
    return `${counted(stillToDeclare, 'seat')} still to declare, none of them at risk yet`;
  const likely = risks.filter(({ band }) => band === 'likely').length;
  return `${formatCount(risks.length)} of ${counted(stillToDeclare, 'seat')} still to declare ${risks.length === 1 ? 'is' : 'are'} at risk, ${formatCount(likely)} likely to change`;
}

'use client';
import { useCallback } from 'react';
import { useForecastView } from '#components/live/use-forecast-view.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { PublishedForecast } from '#lib/forecast/published.ts';
import { type RiskPanelView, riskPanelView } from '#lib/view/risk-panel-view.ts';
import { RiskPanel } from './risk-panel.tsx';

/** Seats at risk, following night and forecast. */
export function FollowingRiskPanel({ initial }: { readonly initial: RiskPanelView }) {
  const build = useCallback(
    (roll: Roll, state: NightState, nightNowMs: number, forecast: PublishedForecast | null) =>
      forecast === null ? initial : riskPanelView(roll, state, nightNowMs, forecast),
    [initial],
  );
  return <RiskPanel risk={useForecastView(build, initial)} />;
}

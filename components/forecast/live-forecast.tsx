'use client';
import { useCallback } from 'react';
import { useForecastView } from '#components/live/use-forecast-view.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { PublishedForecast } from '#lib/forecast/published.ts';
import { type ForecastPageView, forecastPageView, type MeasureName } from '#lib/view/forecast-page-view.ts';
import { ForecastPage } from './forecast-page.tsx';

interface LiveForecastProps {
  /** The page as the server made it, and as it is until the browser has the forecast itself. */
  readonly initial: ForecastPageView;
  readonly measures: readonly MeasureName[];
}

/** The page of the forecast, which follows it in place. */
export function LiveForecast({ initial, measures }: LiveForecastProps) {
  const build = useCallback(
    (roll: Roll, state: NightState, nightNowMs: number, forecast: PublishedForecast | null) =>
      forecast === null ? initial : forecastPageView(roll, state, nightNowMs, forecast, measures),
    [initial, measures],
  );
  const view = useForecastView(build, initial);
  return <ForecastPage view={view} isScoreFirst={initial.kind === 'shown' && initial.isOver} />;
}

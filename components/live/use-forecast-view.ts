'use client';
import { useContext, useMemo, useState } from 'react';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { PublishedForecast } from '#lib/forecast/published.ts';
import { ShownContext } from './live-context.ts';
import { useForecast } from './use-forecast.ts';

/** `forecast` is null until the browser has it: what the server made of it is still right then. */
export type BuildForecastView<View> = (
  roll: Roll,
  state: NightState,
  nightNowMs: number,
  forecast: PublishedForecast | null,
) => View;

/**
 * A view of the night and its forecast that follows both: the night at once, which no forecast delays. Until the browser
 * has the night the view is the server's, `initial`. Give the same `build` as long as it builds the same.
 */
export function useForecastView<View>(build: BuildForecastView<View>, initial: View): View {
  const night = useContext(ShownContext);
  const forecast = useForecast();
  const [first] = useState(() => build);
  const stands = night === null || (night.isServed && forecast === null && build === first);
  return useMemo(
    () => (stands ? initial : build(night.roll, night.state, night.nightNowMs, forecast)),
    [stands, night, forecast, build, initial],
  );
}

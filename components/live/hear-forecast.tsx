'use client';
import { useEffect } from 'react';
import type { PublishedForecast } from '#lib/forecast/published.ts';
import { useForecast } from './use-forecast.ts';

interface HearForecastProps {
  /** Stays the same function from one rendering to the next. */
  readonly onHear: (forecast: PublishedForecast) => void;
}

/** Follows the forecast for a page that needs it only sometimes: where this is not rendered nothing is fetched. Shows nothing. */
export function HearForecast({ onHear }: HearForecastProps) {
  const forecast = useForecast();
  useEffect(() => {
    if (forecast !== null) onHear(forecast);
  }, [forecast, onHear]);
  return null;
}

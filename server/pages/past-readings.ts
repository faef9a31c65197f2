import type { ForecastReading, PublishedForecast } from '#lib/forecast/published.ts';
import { lastMove } from '#server/forecast/followed-forecast.ts';
import type { WantedForecast } from '#server/pages-message.ts';
import type { NightReading } from '#server/projection/night-reading.ts';
import type { Projection } from '#server/projection/projection.ts';

/** Forecasts of past moments, for pages that are rendered of one. */
export interface PastReadings {
  /** What can be said at once. What is not there is asked for, and there for whoever comes next. */
  of(past: NightReading): PublishedForecast;
  take(key: string, reading: string): void;
}

/** A megabyte or two each: moments that people look at together are near each other. */
const KEPT_MAX = 12;
/** Whoever walks through the night keeps nobody else waiting. */
const ASKED_MAX = 4;
/** Web may have been too busy to answer, or have started again. */
const ASK_AGAIN_MS = 5000;

const MAKING: PublishedForecast = { kind: 'unavailable', why: 'starting' };

export function makePastReadings(
  projection: Pick<Projection, 'current'>,
  ask: (wanted: WantedForecast) => void,
  nowMs: () => number = () => performance.now(),
): PastReadings {
  // In the order of use: a Map keeps the order in which its entries were put.
  const kept = new Map<string, PublishedForecast>();
  const askedAtMs = new Map<string, number>();

  const want = (wanted: WantedForecast) => {
    for (const [key, at] of askedAtMs) if (nowMs() - at > ASK_AGAIN_MS) askedAtMs.delete(key);
    if (askedAtMs.has(wanted.key) || askedAtMs.size >= ASKED_MAX) return;
    askedAtMs.set(wanted.key, nowMs());
    ask(wanted);
  };

  return {
    of({ position, moment }) {
      // Of all moments between two results the reading is the same.
      const key = `${position.epoch} ${lastMove(projection.current().events, position.seq)}`;
      const found = kept.get(key);
      if (found === undefined) {
        want({ key, at: moment.at });
        return MAKING;
      }
      kept.delete(key);
      kept.set(key, found);
      return found;
    },
    take(key, reading) {
      askedAtMs.delete(key);
      kept.set(key, { kind: 'shown', reading: JSON.parse(reading) as ForecastReading });
      const [oldest] = kept.keys();
      if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest);
    },
  };
}

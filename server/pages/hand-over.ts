import type { Config } from '#server/config.ts';
import { readForecastRecord } from '#server/forecast/load-record.ts';
import { readMarginRecords } from '#server/pack/margin-records.ts';
import type { WantedForecast } from '#server/pages-message.ts';
import type { Night } from '#server/projection/night.ts';
import { makePastReadings } from './past-readings.ts';

/** Puts what pages are made of where `app/read-snapshot.ts` finds it. */
export async function handOver(
  night: Night,
  { packsFolder }: Pick<Config, 'packsFolder'>,
  ask: (wanted: WantedForecast) => void,
): Promise<void> {
  globalThis.declaredNight = night.reading;
  globalThis.declaredPastForecasts = makePastReadings(night.projection, ask);
  globalThis.declaredMarginRecords = await readMarginRecords(packsFolder);
  globalThis.declaredForecastRecord = await readForecastRecord(packsFolder);
}

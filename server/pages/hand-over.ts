import type { Config } from '#server/config.ts';
import { readForecastRecord } from '#server/forecast/load-record.ts';
import { readMarginRecords } from '#server/pack/margin-records.ts';
import type { Night } from '#server/projection/night.ts';

/** Puts what pages are made of where `app/read-snapshot.ts` finds it. */
export async function handOver(night: Night, { packsFolder }: Pick<Config, 'packsFolder'>): Promise<void> {
  globalThis.declaredNight = night.reading;
  globalThis.declaredMarginRecords = await readMarginRecords(packsFolder);
  globalThis.declaredForecastRecord = await readForecastRecord(packsFolder);
}

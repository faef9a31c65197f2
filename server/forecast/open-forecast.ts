import { join } from 'node:path';
import type { Logger } from 'pino';
import { type Config, packFolder } from '#server/config.ts';
import type { Night } from '#server/projection/night.ts';
import { type NightForecast, NO_FORECAST, startForecast } from './night-forecast.ts';

/** Of a reading that is made at once and of the track, and of one that is made when there is time. */
export const DRAWS = { quick: 500, full: 2000 };

/** The forecast of the night that the settings name, or none where they leave it to other processes. */
export async function openForecast(
  config: Config,
  night: Night,
  logger: Pick<Logger, 'warn'>,
): Promise<NightForecast> {
  if (!config.forecast) return NO_FORECAST;
  return await startForecast({
    night,
    settings: {
      draws: DRAWS,
      packFolder: packFolder(config),
      forecastFolder: join(config.packsFolder, 'forecast'),
    },
    onProblem: (error) => logger.warn({ err: error }, 'The forecast is made again'),
  });
}

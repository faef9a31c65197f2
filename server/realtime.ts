import { pino } from 'pino';
import { readConfig } from './config.ts';
import { openForecast } from './forecast/open-forecast.ts';
import { openService } from './http/service.ts';
import { openNight } from './open-night.ts';
import { runProcess } from './run-process.ts';

/** API and sockets without pages, for as many machines as the night needs: each follows the log itself. */
const logger = pino({ name: 'realtime' });

await runProcess(logger, async () => {
  const config = readConfig(process.env);
  const night = await openNight(config, logger);
  const forecast = await openForecast(config, night, logger);
  const service = await openService({ night, config, logger, openPages: null, forecast });
  return {
    ready: { port: service.port, origin: config.origin },
    async close() {
      await service.close();
      await forecast.stop();
      await night.stop();
    },
  };
});

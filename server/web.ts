import { join } from 'node:path';
import { pino } from 'pino';
import { nightFolder, readConfig } from './config.ts';
import { openDesk } from './desk/desk.ts';
import { openForecast } from './forecast/open-forecast.ts';
import { openService } from './http/service.ts';
import { openImageStore } from './images/image-store.ts';
import { openNight } from './open-night.ts';
import { pagesInOwnProcess } from './pages/open-pages.ts';
import { pagesInWeb } from './pages/pages-in-web.ts';
import { runProcess } from './run-process.ts';

/** The public port of one night: API and sockets, and the way to the pages, which another process renders. */
const logger = pino({ name: 'web' });

await runProcess(logger, async () => {
  const config = readConfig(process.env);
  const isDevelopment = process.env.NODE_ENV === 'development';
  const openPages = isDevelopment
    ? pagesInWeb(config)
    : pagesInOwnProcess({ logger, redisUrl: config.redisReaderUrl });
  const night = await openNight(config, logger);
  const forecast = await openForecast(config, night, logger);
  const images = openImageStore(join(nightFolder(config), 'images'));
  const desk = openDesk({ config, logger, night, images, forecast });
  const service = await openService({ night, config, logger, openPages, forecast, images, desk });
  await service.pages?.ready;
  return {
    ready: { port: service.port, origin: config.origin },
    async close() {
      await service.close();
      await desk.stop();
      await forecast.stop();
      await night.stop();
    },
  };
});

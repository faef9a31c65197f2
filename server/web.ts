import { join } from 'node:path';
import { pino } from 'pino';
import { nightFolder, readConfig } from './config.ts';
import { readForecastRecord } from './forecast/load-record.ts';
import { openNight, openService } from './http/service.ts';
import { openImageStore } from './images/image-store.ts';
import { readMarginRecords } from './pack/margin-records.ts';
import { openPages } from './pages.ts';
import { runProcess } from './run-process.ts';

/** Pages, API and sockets of one night on one port. */
const logger = pino({ name: 'web' });

await runProcess(logger, async () => {
  const config = readConfig(process.env);
  const night = await openNight(config, logger);
  globalThis.declaredNight = night.reading;
  globalThis.declaredMarginRecords = await readMarginRecords(config.packsFolder);
  globalThis.declaredForecastRecord = await readForecastRecord(config.packsFolder);
  const images = openImageStore(join(nightFolder(config), 'images'));
  const service = await openService({ night, config, logger, openPages, images });
  return {
    ready: { port: service.port, origin: config.origin },
    async close() {
      await service.close();
      await night.stop();
    },
  };
});

import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { ConfigRefused, readConfig } from './config.ts';
import { openNight } from './open-night.ts';
import { handOver } from './pages/hand-over.ts';
import { type FromPages, KEY_VARIABLE } from './pages/keep-pages.ts';
import { openNext } from './pages/next-app.ts';
import { pageAnswers } from './pages/page-answers.ts';
import { servePages } from './pages/page-server.ts';
import { PAGES_LIMITS } from './pages/pages-limits.ts';
import { receiveMessage } from './pages/receive-message.ts';
import type { PagesMessage, WantedForecast } from './pages-message.ts';
import { runProcess } from './run-process.ts';

/** The pages of one night, rendered for the web process that started this one and for nobody else. */
const logger = pino({ name: 'pages' });

const BUILT_FILES = fileURLToPath(new URL('../.next/static', import.meta.url));

/** A little: the system's own "below normal" (7) left pages nothing on a machine that was busy with other programs. */
const NICENESS = 2;

await runProcess(logger, async () => {
  const config = readConfig(process.env);
  const key = process.env[KEY_VARIABLE];
  if (key === undefined)
    throw new ConfigRefused(`${KEY_VARIABLE}: is set by the web process, which starts this one.`);
  delete process.env[KEY_VARIABLE];
  process.on('message', (message: PagesMessage) => receiveMessage(message));
  const night = await openNight(config, logger);
  await handOver(night, config, askWeb);
  const next = await openNext(null);
  const server = await servePages({
    key,
    projection: night.projection,
    catchUpMsMax: PAGES_LIMITS.catchUpMsMax,
    handle: pageAnswers(next.handle, BUILT_FILES),
    onError: (error) => logger.error({ err: error }, 'A page failed'),
  });
  // When the machine has more to do than it can, pages wait: entering, committing and telling go first. Starting does
  // not: nobody has a page meanwhile.
  setPriority(NICENESS);
  return {
    ready: { port: server.port },
    async close() {
      server.close();
      await next.close();
      await night.stop();
    },
  };
});

function askWeb(wanted: WantedForecast): void {
  process.send?.({ wanted } satisfies FromPages, undefined, undefined, () => {});
}

import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { OpenPages } from '#server/http/service.ts';
import { keepPages } from './keep-pages.ts';
import { PAGES_LIMITS, type PagesLimits } from './pages-limits.ts';
import { proxyPages } from './proxy-pages.ts';

const ENTRY = fileURLToPath(new URL('../pages.ts', import.meta.url));

/**
 * Pages in a process of their own. Rendering one holds an event loop for tens of milliseconds: in web's own, a
 * thousand readers who reload would stand before every socket, every answer of the API and every key press at the
 * desk. The process is started at once, beside whatever web still has to do.
 */
export function pagesInOwnProcess({
  logger,
  redisUrl,
  entry = ENTRY,
  limits = PAGES_LIMITS,
}: {
  readonly logger: Logger;
  /** As whom pages read the night: they run the most code of others, and need the least. */
  readonly redisUrl: string;
  readonly entry?: string;
  readonly limits?: PagesLimits;
}): OpenPages {
  const kept = keepPages({ entry, logger, env: pagesEnvironment(process.env, redisUrl) });
  return ({ night, meter }) => {
    const proxy = proxyPages({
      addressNow: kept.addressNow,
      projection: night.projection,
      limits,
      meter,
    });
    return {
      ready: kept.firstReady,
      handle: proxy.handle,
      answersUpgrades: false,
      sendToPages: (message) => kept.send(message),
      hearPages: (listener) => kept.hear(listener),
      figures: () => ({ isUp: kept.addressNow() !== null, places: proxy.places }),
      async close() {
        proxy.close();
        await kept.close();
      },
    };
  };
}

/** What the process is told from outside: no address by which more could be done than reading. */
export function pagesEnvironment(env: NodeJS.ProcessEnv, redisUrl: string): NodeJS.ProcessEnv {
  const { REDIS_READER_URL: _, ...rest } = env;
  return { ...rest, REDIS_URL: redisUrl };
}

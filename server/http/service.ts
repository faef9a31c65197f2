import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { NightEvent } from '#lib/election/events.ts';
import { type Config, packFolder } from '#server/config.ts';
import type { ImageStore } from '#server/images/image-store.ts';
import { connectRedis } from '#server/log/connect-redis.ts';
import { LogAbsent } from '#server/log/event-log.ts';
import { readMeta, refusalOf } from '#server/log/log-meta.ts';
import { nightKeys } from '#server/log/night-keys.ts';
import { redisEventLog } from '#server/log/redis-event-log.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { type Night, startNight } from '#server/projection/night.ts';
import { readRedisSigns } from '#server/projection/redis-signs.ts';
import { allowedOrigins } from '#server/realtime/admission.ts';
import { REALTIME_LIMITS, type RealtimeLimits } from '#server/realtime/realtime-limits.ts';
import { openSocketServer } from '#server/realtime/socket-server.ts';
import { makeApi } from './api.ts';
import { problemAnswer } from './http-answer.ts';
import { makeMetrics } from './metrics.ts';
import { readOpenApi } from './openapi.ts';
import { referenceFiles } from './reference-files.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { sendAnswer } from './send-answer.ts';

/** Nobody who asks for a page needs longer to say so: slower senders only hold memory. */
const HEADERS_MS_MAX = 10_000;
const REQUEST_MS_MAX = 15_000;
const HEADERS_BYTES_MAX = 16 * 1024;

/** Answers what is not the API's. Given the server, because development pages also listen for upgrades on it. */
export type OpenPages = (server: Server) => Promise<Pages>;

export interface Pages {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** True when pages answer upgrades of their own on the same port. */
  readonly answersUpgrades: boolean;
  close(): Promise<void>;
}

export interface Service {
  readonly port: number;
  close(): Promise<void>;
}

/** Connects to the night that the settings name. Resolves when its log has been read to the head. */
export async function openNight(config: Config, logger: Logger): Promise<Night> {
  const pack = await loadPack(packFolder(config));
  const redis = connectRedis(config.redisUrl, (error) => logger.warn({ err: error }, 'Redis'));
  const keys = nightKeys(config);
  // A Redis that is away is waited for; one that holds another night is a mistake to be told of.
  const meta = await readMeta(redis, keys).catch(() => null);
  const refusal = meta === null ? null : refusalOf(meta, { ...config, packHash: pack.hash });
  if (refusal !== null) throw new Error(refusal);
  const night = await startNight({
    pack,
    mode: config.mode,
    log: redisEventLog<NightEvent>({ redis, keys, name: 'night' }),
    readSigns: () => readRedisSigns(redis, keys),
    onProblem(error) {
      // Until ingest has opened the night there is nothing to read, and nothing wrong.
      if (!(error instanceof LogAbsent)) logger.warn({ err: error }, 'The log is read anew');
    },
  });
  return {
    ...night,
    async stop() {
      await night.stop();
      redis.disconnect();
    },
  };
}

/** Serves a night on one port: API, sockets and, when given, pages. */
export async function openService({
  night,
  config,
  logger,
  openPages,
  images = null,
  limits = REALTIME_LIMITS,
}: {
  readonly night: Night;
  readonly config: Pick<Config, 'port' | 'host' | 'origin'>;
  readonly logger: Logger;
  readonly openPages: OpenPages | null;
  readonly images?: ImageStore | null;
  readonly limits?: RealtimeLimits;
}): Promise<Service> {
  const server = createServer({
    headersTimeout: HEADERS_MS_MAX,
    requestTimeout: REQUEST_MS_MAX,
    maxHeaderSize: HEADERS_BYTES_MAX,
  });
  const pages = openPages === null ? null : await openPages(server);
  const metrics = makeMetrics(night, () => sockets.connections());
  const api = makeApi({
    night,
    metrics,
    files: await referenceFiles(night.pack),
    openApi: await readOpenApi(),
    images,
    origin: config.origin,
  });
  server.on('request', async (request, response) => {
    try {
      if (await api(request, response)) return;
      if (pages !== null) await pages.handle(request, response);
      else
        sendAnswer(
          request,
          response,
          problemAnswer(404, 'No such address', 'There are no pages on this port.'),
        );
    } catch (error) {
      logger.error({ err: error }, 'A request failed');
      if (!response.headersSent)
        sendAnswer(request, response, problemAnswer(500, 'Our fault', 'Please try again.'));
      else response.destroy();
    }
  });
  const sockets = openSocketServer({
    httpServer: server,
    night,
    origins: allowedOrigins(config.origin),
    limits,
    meter: metrics.realtime,
    destroyOtherUpgrades: pages?.answersUpgrades !== true,
  });
  const isHttps = config.origin.startsWith('https:');
  // After the socket server, which takes over the listeners that it finds: its answers get the headers too.
  server.prependListener('request', (_request, response) => setSecurityHeaders(response, { isHttps }));
  await listening(server, config);
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await sockets.close();
      await pages?.close();
    },
  };
}

function listening(server: Server, { port, host }: Pick<Config, 'port' | 'host'>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { Config } from '#server/config.ts';
import type { Desk } from '#server/desk/desk.ts';
import { type NightForecast, NO_FORECAST } from '#server/forecast/night-forecast.ts';
import { tellPages } from '#server/forecast/tell-pages.ts';
import { tellPast } from '#server/forecast/tell-past.ts';
import type { ImageStore } from '#server/images/image-store.ts';
import type { PagesFigures } from '#server/pages/pages-figures.ts';
import type { PagesMeter } from '#server/pages/pages-meter.ts';
import type { PagesMessage, WantedForecast } from '#server/pages-message.ts';
import type { Night } from '#server/projection/night.ts';
import { allowedOrigins } from '#server/realtime/admission.ts';
import { REALTIME_LIMITS, type RealtimeLimits } from '#server/realtime/realtime-limits.ts';
import { openSocketServer } from '#server/realtime/socket-server.ts';
import { makeApi } from './api.ts';
import { problemAnswer } from './http-answer.ts';
import { makeMetrics } from './metrics.ts';
import { readOpenApi } from './openapi.ts';
import { referenceFiles } from './reference-files.ts';
import { carefulResponses } from './security-headers.ts';
import { sendAnswer } from './send-answer.ts';
import { answerUnreadRequests } from './unread-requests.ts';

/** How slowly somebody may ask, and how many may be connected. Tests choose less. */
export interface HttpLimits {
  readonly headersMsMax: number;
  readonly requestMsMax: number;
  /** How often slow senders are looked for. */
  readonly slowLookMs: number;
  readonly connectionsMax: number;
}

export const HTTP_LIMITS: HttpLimits = {
  // Nobody who asks for a page needs longer to say so: slower senders only hold memory.
  headersMsMax: 10_000,
  requestMsMax: 15_000,
  // Node's own is 30 s, which would make ten seconds forty.
  slowLookMs: 5_000,
  // Beyond the sockets (REALTIME_LIMITS), as many again in their handshakes, for pages and for the API.
  connectionsMax: 24_000,
};
const HEADERS_BYTES_MAX = 16 * 1024;

/** Answers what is not the API's. Given the server, because development pages also listen for upgrades on it. */
export type OpenPages = (parts: {
  readonly server: Server;
  readonly night: Night;
  readonly meter: PagesMeter;
}) => Pages;

export interface Pages {
  /** Resolves when pages can be had for the first time; rejects when they cannot be started. */
  readonly ready: Promise<void>;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** True when pages answer upgrades of their own on the same port. */
  readonly answersUpgrades: boolean;
  /** Tells pages what only this process works out. The latest of each kind is told again when pages start again. */
  readonly sendToPages: (message: PagesMessage) => void;
  /** Sets who hears what pages want of it. */
  readonly hearPages: (listener: (wanted: WantedForecast) => void) => void;
  /** For the operators; null where pages have no process of their own. */
  readonly figures: () => PagesFigures | null;
  close(): Promise<void>;
}

export interface Service {
  readonly port: number;
  /** Null where this port has none. API and sockets do not wait for them. */
  readonly pages: Pages | null;
  close(): Promise<void>;
}

/** Serves a night on one port: API, sockets and, when given, pages. */
export async function openService({
  night,
  config,
  logger,
  openPages,
  forecast = NO_FORECAST,
  images = null,
  desk = null,
  limits = REALTIME_LIMITS,
  httpLimits = HTTP_LIMITS,
}: {
  readonly night: Night;
  readonly config: Pick<Config, 'port' | 'host' | 'origin'>;
  readonly logger: Logger;
  readonly openPages: OpenPages | null;
  readonly forecast?: NightForecast;
  readonly images?: ImageStore | null;
  /** Where people work on the night; null where only readers are served. */
  readonly desk?: Pick<Desk, 'http' | 'line' | 'tellFigures'> | null;
  readonly limits?: RealtimeLimits;
  readonly httpLimits?: HttpLimits;
}): Promise<Service> {
  const isHttps = config.origin.startsWith('https:');
  const server = createServer({
    ServerResponse: carefulResponses({ isHttps }),
    headersTimeout: httpLimits.headersMsMax,
    requestTimeout: httpLimits.requestMsMax,
    connectionsCheckingInterval: httpLimits.slowLookMs,
    maxHeaderSize: HEADERS_BYTES_MAX,
  });
  server.maxConnections = httpLimits.connectionsMax;
  const metrics = makeMetrics(night, {
    connections: () => sockets.connections(),
    pages: () => pages?.figures() ?? null,
  });
  const pages = openPages?.({ server, night, meter: metrics.pages }) ?? null;
  const leavePages =
    pages === null ? () => {} : tellPages(forecast, { pauseMs: limits.forecastMs, send: pages.sendToPages });
  pages?.hearPages((wanted) => void tellPast({ night, forecast }, wanted, pages.sendToPages));
  const api = makeApi({
    night,
    forecast,
    metrics,
    files: await referenceFiles(night.pack),
    openApi: await readOpenApi(),
    images,
    origin: config.origin,
  });
  server.on('request', async (request, response) => {
    try {
      if (await desk?.http(request, response)) return metrics.requested('desk', response.statusCode);
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
    forecast,
    origins: allowedOrigins(config.origin),
    limits,
    meter: metrics.realtime,
    desk: desk?.line ?? null,
    destroyOtherUpgrades: pages?.answersUpgrades !== true,
  });
  desk?.tellFigures(async () => ({
    connections: sockets.connections(),
    faults: await metrics.faults(),
    ...pagesHealth(pages?.figures() ?? null),
  }));
  answerUnreadRequests(server, { isHttps });
  await listening(server, config);
  return {
    port: (server.address() as AddressInfo).port,
    pages,
    async close() {
      server.closeAllConnections();
      leavePages();
      await sockets.close();
      await pages?.close();
    },
  };
}

function pagesHealth(figures: PagesFigures | null) {
  if (figures === null) return { pagesUp: null, pagesWaiting: null };
  const waiting = Object.values(figures.places).map((each) => each.waiting());
  return { pagesUp: figures.isUp, pagesWaiting: waiting.reduce((sum, each) => sum + each, 0) };
}

function listening(server: Server, { port, host }: Pick<Config, 'port' | 'host'>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

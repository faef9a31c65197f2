import type { Logger } from 'pino';
import type { DeskOutcome } from '#lib/desk/desk-outcome.ts';
import type { ServingHealth } from '#lib/desk/health.ts';
import type { Config } from '#server/config.ts';
import { type DeskState, emptyDeskState, foldDesk } from '#server/desk-state/desk-state.ts';
import { deskViewFor } from '#server/desk-state/desk-view-for.ts';
import { type NightForecast, NO_FORECAST } from '#server/forecast/night-forecast.ts';
import type { ImageStore } from '#server/images/image-store.ts';
import { connectRedis } from '#server/log/connect-redis.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';
import { LogAbsent } from '#server/log/event-log.ts';
import { nightKeys } from '#server/log/night-keys.ts';
import { redisEventLog } from '#server/log/redis-event-log.ts';
import type { Night } from '#server/projection/night.ts';
import type { DeskLine } from '#server/realtime/desk-line.ts';
import { type BoundedQueue, boundedQueue } from './bounded-queue.ts';
import { deskKeys } from './desk-keys.ts';

import type { DeskParts } from './desk-parts.ts';
import { type DeskCopy, startDeskProjection } from './desk-projection.ts';
import { type DeskHttp, deskHttp } from './http/desk-http.ts';
import { DESK_ROUTES } from './http/routes.ts';
import { knownDevices } from './known-devices.ts';
import { measureLag } from './measure-lag.ts';
import { outcomeOf } from './outcome-of.ts';
import { makeSecurityLog } from './security-log.ts';
import { sendRequest } from './send-request.ts';
import { sessionStore } from './session-store.ts';
import { signInLimits } from './sign-in-limits.ts';
import { socketAnswers } from './socket-answers.ts';

/** Two of four threads: whoever reads files or compresses for readers never waits for a password. */
const HASHES_AT_ONCE = 2;
/** Sixty editors who sign in at the same second wait; a flood does not, and is told so. */
const HASHES_WAITING_MAX = 60;

/** The desk, as one process has it: its addresses, and what its sockets ask. */
export interface Desk {
  readonly http: DeskHttp;
  readonly line: DeskLine;
  /** Told once by whoever serves: where to ask how serving does. */
  tellFigures(source: ServingFigures): void;
  stop(): Promise<void>;
}

/** How serving does, but for the lag, which the desk measures itself. */
export type ServingFigures = () => Promise<Omit<ServingHealth, 'logAnswers' | 'lagMs'>>;

const NOT_SERVING: ServingFigures = async () => ({
  connections: 0,
  pagesUp: null,
  pagesWaiting: null,
  faults: 0,
});

const UNKNOWN: DeskOutcome = {
  kind: 'unknown',
  words: 'No answer yet: it may have been done or not. Send the same again.',
};

/** The desk's log has not been read to its head yet. */
export class DeskUnread extends Error {
  override readonly name = 'DeskUnread';
}

export function openDesk({
  config,
  logger,
  night,
  images,
  forecast = NO_FORECAST,
  hashing = boundedQueue({ atOnce: HASHES_AT_ONCE, waitingMax: HASHES_WAITING_MAX }),
}: {
  readonly config: Config;
  readonly logger: Logger;
  readonly night: Night;
  readonly images: ImageStore;
  readonly forecast?: Pick<NightForecast, 'unused'>;
  /** How many passwords are checked at once; a test chooses fewer. */
  readonly hashing?: BoundedQueue;
}): Desk {
  const redis = connectRedis(config.redisUrl, (error) => logger.warn({ err: error }, 'Redis, at the desk'));
  const nightsKeys = nightKeys(config);
  const keys = deskKeys(config);
  const log = redisEventLog<DeskEvent>({ redis, keys: nightsKeys, name: 'desk' });
  const projection = startDeskProjection<DeskState>({
    log,
    empty: emptyDeskState,
    fold: foldDesk,
    onProblem(error) {
      if (!(error instanceof LogAbsent)) logger.warn({ err: error }, "The desk's log is read anew");
    },
  });
  const desk = (): DeskCopy<DeskState> => {
    const copy = projection.current();
    if (copy === null) throw new DeskUnread("The desk's log has not been read yet");
    return copy;
  };
  const sender = { redis, keys: nightsKeys, log, projection };
  const security = makeSecurityLog({
    async write(request) {
      await sendRequest(sender, request, null).catch((error: unknown) =>
        logger.warn({ err: error, what: request.kind }, 'A note for the record was not written'),
      );
    },
  });
  const listeners = new Set<() => void>();
  const tellListeners = () => {
    for (const listener of listeners) listener();
  };
  const unsubscribe = projection.subscribe(tellListeners);
  let figures: ServingFigures = NOT_SERVING;
  const lag = measureLag();
  const parts: DeskParts = {
    mode: config.mode,
    election: config.election,
    origin: config.origin,
    proxies: config.proxies,
    redis,
    keys,
    sessions: sessionStore(redis, keys),
    limits: signInLimits(redis, keys),
    devices: knownDevices(redis, keys),
    hashing,
    security,
    night,
    forecast,
    log,
    images,
    async serving() {
      return { lagMs: lag.sinceLast(), ...(await figures()) };
    },
    desk,
    async send(request, actor) {
      const event = await sendRequest(sender, request, actor);
      return event === null ? UNKNOWN : outcomeOf(event);
    },
    view: ({ userId }) => deskViewFor(desk().state, userId, config),
    viewVersion() {
      const { epoch, seq } = desk();
      return `${epoch} ${seq}`;
    },
    recheckSockets: tellListeners,
    nowMs: Date.now,
  };
  return {
    http: deskHttp(parts, DESK_ROUTES, logger),
    line: socketAnswers(parts, (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    }),
    tellFigures(source) {
      figures = source;
    },
    async stop() {
      lag.stop();
      unsubscribe();
      await security.stop();
      await projection.stop();
      redis.disconnect();
    },
  };
}

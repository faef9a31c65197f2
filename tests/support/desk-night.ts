import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { nodeService } from '#scripts/launcher/node-service.mjs';
import { ROOT } from '#scripts/launcher/paths.mjs';
import { freePort } from '#scripts/launcher/ports.mjs';
import { type Config, readConfig } from '#server/config.ts';
import type { BoundedQueue } from '#server/desk/bounded-queue.ts';
import { openDesk } from '#server/desk/desk.ts';
import type { NightForecast } from '#server/forecast/night-forecast.ts';
import { openService } from '#server/http/service.ts';
import { openImageStore } from '#server/images/image-store.ts';
import { openNight } from '#server/open-night.ts';
import { addPeople, type DeskServer, PEOPLE } from './desk-people.ts';
import { type PrivateRedis, privateRedis } from './redis.ts';

/** A night with a desk and no pages: real Redis, ingest as a process, the web service in this one. */
export interface DeskNight extends DeskServer {
  readonly redis: PrivateRedis;
  readonly config: Config;
  readonly inboxFolder: string;
  /** Ingest ends, as if the power went. */
  killIngest(): Promise<void>;
  startIngest(): Promise<void>;
  /** What the web service logged, line by line. */
  readonly logged: readonly string[];
  close(): Promise<void>;
}

/** Starts a night of mode `test` with everybody of PEOPLE. */
export async function startDeskNight(
  env: Readonly<Record<string, string>> = {},
  {
    people = true,
    ...parts
  }: {
    readonly people?: boolean;
    readonly hashing?: BoundedQueue;
    readonly forecast?: Pick<NightForecast, 'unused'>;
  } = {},
): Promise<DeskNight> {
  const folder = await mkdtemp(join(tmpdir(), 'declared-desk-'));
  const redis = await privateRedis();
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const inboxFolder = join(folder, 'inbox');
  const settings = {
    DECLARED_MODE: 'test',
    DECLARED_ELECTION: 'ge2024',
    DECLARED_FEED: `inbox:${inboxFolder}`,
    DECLARED_SPEED: '1',
    DECLARED_START: '2024-07-05T01:00:00Z',
    DECLARED_PORT: String(port),
    DECLARED_HOST: 'localhost',
    DECLARED_ORIGIN: address,
    DECLARED_DATA: folder,
    DECLARED_PACKS: join(ROOT, 'data'),
    REDIS_URL: redis.urlFor('web'),
    ...env,
  };
  const service = nodeService({
    name: 'ingest',
    runtime: process.execPath,
    entry: 'server/ingest.ts',
    cwd: ROOT,
    env: { ...process.env, ...settings, REDIS_URL: redis.urlFor('ingest') },
    logFile: join(folder, 'ingest.log'),
  });
  let ingest = await service.start();
  const config = readConfig(settings);
  const logged: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
  const night = await openNight(config, logger);
  const images = openImageStore(join(folder, 'images'));
  const desk = openDesk({ config, logger, night, images, ...parts });
  const web = await openService({ night, config, logger, openPages: null, images, desk });
  const started = { address, redisUrl: config.redisUrl, mode: config.mode, election: config.election };
  if (people) {
    await addPeople(started);
    await untilKnown(() => desk.line.seq(), Object.keys(PEOPLE).length);
  }
  return {
    ...started,
    redis,
    config,
    inboxFolder,
    logged,
    killIngest: () => ingest.kill(),
    async startIngest() {
      ingest = await service.start();
    },
    async close() {
      await web.close();
      await desk.stop();
      await night.stop();
      await ingest.stop();
      await redis.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Ingest has committed the accounts; the web service follows the log by itself, in a moment. */
async function untilKnown(seq: () => number, wanted: number): Promise<void> {
  for (let looks = 0; looks < LOOKS_MAX; looks++) {
    try {
      if (seq() >= wanted) return;
    } catch {
      // It has not been read once yet.
    }
    await pause(LOOK_MS);
  }
  throw new Error(`The desk never heard of ${wanted} accounts`);
}

const LOOK_MS = 20;
const LOOKS_MAX = 1_500;

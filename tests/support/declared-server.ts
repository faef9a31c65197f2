import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { nodeService } from '#scripts/launcher/node-service.mjs';
import { ROOT } from '#scripts/launcher/paths.mjs';
import { freePort } from '#scripts/launcher/ports.mjs';
import { startRedis } from '#scripts/launcher/redis.mjs';

export type Part = 'web' | 'ingest' | 'redis';

/** What web runs by itself, as its log tells. */
const PAGES_READY = /"pid":(\d+),[^\n]*"name":"pages",[^\n]*"msg":"Ready"/g;

export interface DeclaredServerOptions {
  readonly election?: string;
  /** An inbox of its own unless the recorded night is replayed. */
  readonly feed?: 'inbox' | 'replay';
  readonly speed?: number;
  /** UTC instant at which the night's clock starts. */
  readonly start?: string;
  readonly quietMinutes?: number;
  /** Left out, none is made: its model takes a core for seconds, and what it says depends on how far it got. */
  readonly forecast?: boolean;
  /** More settings, by the names of their environment variables. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Redis, ingest and web, as `npm start` runs them, with a folder and ports of their own. */
export interface DeclaredServer {
  /** http://localhost:port, the origin that is accepted. */
  readonly address: string;
  /** Of the operator, who may do everything. */
  readonly redisUrl: string;
  readonly dataFolder: string;
  readonly inboxFolder: string;
  /** Sends one message of the feed, whole at once. */
  declare(message: object): Promise<void>;
  /** Puts a file into the inbox, whole at once. */
  drop(name: string, content: string | Uint8Array): Promise<void>;
  /** Resolves when pages are served that know the event with this number; throws after a while. */
  waitForSeq(seq: number): Promise<void>;
  head(): Promise<number>;
  /** As if the power went for this part. */
  kill(part: Part): Promise<void>;
  /** Starts a part that was killed, where it was: same port, same folder. */
  restart(part: Part): Promise<void>;
  /** The process of a part, for a test that freezes it. */
  pid(part: Part): number;
  /** The process that renders, which web started last. */
  pagesPid(): Promise<number>;
  log(part: 'web' | 'ingest'): Promise<string>;
  stop(): Promise<void>;
}

/** A whole replay on a busy machine takes as long; what is not there by then is not coming. */
const SEQ_MS_MAX = 60_000;
const LOOK_MS = 40;

/** Starts a night of mode `test` (a replay is a rehearsal). The pages must have been built. */
export async function startDeclaredServer(options: DeclaredServerOptions = {}): Promise<DeclaredServer> {
  if (!existsSync(join(ROOT, '.next', 'BUILD_ID'))) throw new Error('No pages: run `npm run build` first');
  const folder = await mkdtemp(join(tmpdir(), 'declared-'));
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const inboxFolder = join(folder, 'inbox');
  const outside = join(folder, 'outside');
  await mkdir(inboxFolder);
  await mkdir(outside);
  let redis = await startRedis({ folder: join(folder, 'redis') });
  const env = environmentOf(options, { port, address, folder, inboxFolder });
  const redisOf = {
    ingest: { REDIS_URL: redis.urlFor('ingest') },
    web: { REDIS_URL: redis.urlFor('web'), REDIS_READER_URL: redis.urlFor('reader') },
  };
  const service = (name: 'web' | 'ingest') =>
    nodeService({
      name,
      runtime: process.execPath,
      entry: `server/${name}.ts`,
      cwd: ROOT,
      env: { ...env, ...redisOf[name], ...options.env },
      logFile: join(folder, 'log', `${name}.log`),
    });
  const orGiveUp = async (error: unknown): Promise<never> => {
    await redis.stop();
    throw error;
  };
  let ingest = await service('ingest').start().catch(orGiveUp);
  let web = await service('web')
    .start()
    .catch(async (error: unknown) => {
      await ingest.stop();
      return orGiveUp(error);
    });
  const parts = { redis: () => redis, ingest: () => ingest, web: () => web };
  let dropped = 0;

  const drop = async (name: string, content: string | Uint8Array) => {
    await writeFile(join(outside, name), content);
    await rename(join(outside, name), join(inboxFolder, name));
  };

  return {
    address,
    redisUrl: redis.url,
    dataFolder: join(folder, 'data'),
    inboxFolder,
    drop,
    declare(message) {
      dropped += 1;
      return drop(`${String(dropped).padStart(4, '0')}.json`, JSON.stringify(message));
    },
    waitForSeq: (seq) => untilServed(address, seq),
    head: () => headOf(address),
    pid: (part) => parts[part]().pid,
    async pagesPid() {
      const log = await readFile(join(folder, 'log', 'web.log'), 'utf8');
      const last = [...log.matchAll(PAGES_READY)].at(-1)?.[1];
      if (last === undefined) throw new Error('Pages have not been started');
      return Number(last);
    },
    kill: (part) => parts[part]().kill(),
    async restart(part) {
      if (part === 'redis') redis = await startRedis({ folder: join(folder, 'redis'), port: redis.port });
      if (part === 'ingest') ingest = await service('ingest').start();
      if (part === 'web') web = await service('web').start();
    },
    log: (part) => readFile(join(folder, 'log', `${part}.log`), 'utf8'),
    async stop() {
      await web.stop();
      await ingest.stop();
      await redis.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function environmentOf(
  options: DeclaredServerOptions,
  own: {
    readonly port: number;
    readonly address: string;
    readonly folder: string;
    readonly inboxFolder: string;
  },
): NodeJS.ProcessEnv {
  const feed = options.feed ?? 'inbox';
  return {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DECLARED_ELECTION: options.election ?? 'ge2024',
    DECLARED_MODE: feed === 'replay' ? 'rehearsal' : 'test',
    DECLARED_FEED: feed === 'replay' ? 'replay' : `inbox:${own.inboxFolder}`,
    DECLARED_SPEED: String(options.speed ?? 1),
    DECLARED_START: options.start ?? '',
    DECLARED_QUIET_MINUTES: String(options.quietMinutes ?? 10),
    DECLARED_PORT: String(own.port),
    DECLARED_HOST: '127.0.0.1',
    DECLARED_ORIGIN: own.address,
    DECLARED_DATA: join(own.folder, 'data'),
    DECLARED_PACKS: join(ROOT, 'data'),
    DECLARED_FRESH: '',
    DECLARED_FORECAST: options.forecast === true ? 'on' : 'off',
  };
}

async function untilServed(address: string, seq: number): Promise<void> {
  const deadline = Date.now() + SEQ_MS_MAX;
  let head = -1;
  while (Date.now() < deadline) {
    head = await headOf(address).catch(() => head);
    if (head >= seq) return;
    await pause(LOOK_MS);
  }
  throw new Error(`Served ${head} after ${SEQ_MS_MAX / 1000} s; expected ${seq}`);
}

async function headOf(address: string): Promise<number> {
  const response = await fetch(`${address}/healthz`);
  const { head } = (await response.json()) as { readonly head: number };
  return head;
}

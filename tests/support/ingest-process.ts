import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { nodeService } from '#scripts/launcher/node-service.mjs';
import { ROOT } from '#scripts/launcher/paths.mjs';
import { nightKeys } from '#server/log/night-keys.ts';
import { emptyFolder } from './journals.ts';
import type { PrivateRedis } from './redis.ts';

/** A whole fast night on a busy machine takes as long; what is not there by then is not coming. */
const LOG_MS_MAX = 60_000;
const LOOK_MS = 10;
const KEYS = nightKeys({ mode: 'rehearsal', election: 'ge2024' });

/** Ingest as a process of its own, rehearsing the recorded night of 2024 against a private Redis. */
export interface IngestProcess {
  readonly dataFolder: string;
  /** Starts it with further settings. Returns what it was started as, even when it ends at once. */
  start(env?: Readonly<Record<string, string>>): Promise<Started>;
  /** Events in the night's log; waits while Redis is away. */
  committed(): Promise<number>;
  untilCommitted(count: number): Promise<void>;
  /** Events in the desk's log, once it has so many. */
  untilJudged(count: number): Promise<void>;
  chainAt(seq: number): Promise<string>;
  journal(): Promise<string>;
  /** What the independent verifier says, and whether every check holds. */
  verify(...options: readonly string[]): Promise<{ readonly isRight: boolean; readonly words: string }>;
}

export interface Started {
  /** Its last words, when it ended before it was ready. */
  readonly refusal: string | null;
  /** Exit code; null after a signal. */
  readonly exited: Promise<number | null>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export async function ingestProcess(
  server: PrivateRedis,
  settings: Readonly<Record<string, string>> = {},
): Promise<IngestProcess> {
  const dataFolder = await emptyFolder();
  const redis = server.connect();

  const untilLength = async (stream: string, count: number): Promise<void> => {
    const deadline = Date.now() + LOG_MS_MAX;
    let length = 0;
    while (Date.now() < deadline) {
      length = await redis.xlen(stream).catch(() => length);
      if (length >= count) return;
      await wait(LOOK_MS);
    }
    throw new Error(`${length} events after ${LOG_MS_MAX / 1000} s; expected ${count}`);
  };

  return {
    dataFolder,
    async start(env = {}) {
      const service = nodeService({
        name: 'ingest',
        runtime: process.execPath,
        entry: 'server/ingest.ts',
        cwd: ROOT,
        env: {
          ...process.env,
          DECLARED_DATA: dataFolder,
          DECLARED_PACKS: join(ROOT, 'data'),
          DECLARED_QUIET_MINUTES: '10',
          REDIS_URL: server.urlFor('ingest'),
          ...settings,
          ...env,
        },
        logFile: join(dataFolder, 'ingest.log'),
      });
      try {
        return { refusal: null, ...(await service.start()) };
      } catch (error) {
        const nothing = async () => {};
        return {
          refusal: (error as Error).message,
          exited: Promise.resolve(null),
          kill: nothing,
          stop: nothing,
        };
      }
    },
    committed: () => redis.xlen(KEYS.night.stream),
    untilCommitted: (count) => untilLength(KEYS.night.stream, count),
    untilJudged: (count) => untilLength(KEYS.desk.stream, count),
    async chainAt(seq) {
      const [entry] = await redis.xrange(KEYS.night.stream, `0-${seq}`, `0-${seq}`);
      return entry?.[1][1] ?? '';
    },
    journal: () => readFile(join(dataFolder, 'rehearsal', 'ge2024', 'journal.ndjson'), 'utf8'),
    verify: (...options) => verifyNight(dataFolder, server.url, options),
  };
}

const run = promisify(execFile);

async function verifyNight(dataFolder: string, redisUrl: string, options: readonly string[]) {
  const args = [
    'scripts/night-verify.mjs',
    '--data',
    dataFolder,
    '--packs',
    join(ROOT, 'data'),
    '--redis',
    redisUrl,
    ...options,
  ];
  return run(process.execPath, args, { cwd: ROOT }).then(
    ({ stdout }) => ({ isRight: true, words: stdout }),
    (error: { readonly stdout: string; readonly stderr: string }) => ({
      isRight: false,
      words: `${error.stdout}${error.stderr}`,
    }),
  );
}

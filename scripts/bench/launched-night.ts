import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from '../launcher/paths.mjs';
import { freePort } from '../launcher/ports.mjs';
import { readConfig } from '../launcher/redis.mjs';

/** A first start installs and builds; what takes longer than this has failed. */
const START_MS_MAX = 300_000;
const SEQ_MS_MAX = 60_000;

/** A night run by `npm start` itself, with a folder and a port of its own, whose feed is an inbox. */
export interface LaunchedNight {
  readonly address: string;
  readonly redisUrl: string;
  /** From the command to the printed address. */
  readonly startedInMs: number;
  /** Resolves with the moment at which the file was there. */
  drop(name: string, content: string): Promise<number>;
  untilServed(seq: number): Promise<void>;
  /** Processes by name: launcher, redis, ingest, web. */
  pids(): Promise<Readonly<Record<string, number>>>;
  /** Stops it and keeps its folder, so that it can be started again. */
  stop(): Promise<void>;
}

export const ELECTION = 'ge2024';

export async function launchNight({
  folder,
  from,
  root = ROOT,
  env = process.env,
  mode = 'test',
}: {
  readonly folder: string;
  /** UTC instant at which the night's clock starts: after the last declaration, so that none is early. */
  readonly from: string;
  readonly root?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** A rehearsal replays the recorded night, which stands where the clock starts and goes on in real time. */
  readonly mode?: 'test' | 'rehearsal';
}): Promise<LaunchedNight> {
  const port = await freePort();
  const inbox = join(folder, mode, ELECTION, 'inbox');
  await mkdir(folder, { recursive: true });
  const outside = await mkdtemp(join(folder, 'outside-'));
  const started = performance.now();
  const args = [
    '--mode',
    mode,
    '--election',
    ELECTION,
    '--data',
    folder,
    '--from',
    from,
    '--port',
    `${port}`,
    ...(mode === 'rehearsal' ? ['--speed', '1'] : []),
  ];
  const launcher = spawn('node', [join(root, 'scripts', 'start.mjs'), ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(launcher, 'exit');
  await printed(launcher.stdout, /Open +http/);
  const startedInMs = performance.now() - started;
  const redis = readConfig(join(folder, mode, ELECTION, 'redis'));
  if (redis === null) throw new Error('The launcher started no Redis');
  const address = `http://localhost:${port}`;
  return {
    address,
    redisUrl: `redis://:${redis.password}@127.0.0.1:${redis.port}`,
    startedInMs,
    async drop(name, content) {
      await writeFile(join(outside, name), content);
      await rename(join(outside, name), join(inbox, name));
      return Date.now();
    },
    untilServed: (seq) => untilServed(address, seq),
    async pids() {
      const lock = JSON.parse(await readFile(join(folder, mode, ELECTION, 'launcher.json'), 'utf8'));
      return { launcher: launcher.pid, ...lock.pids };
    },
    async stop() {
      launcher.kill('SIGINT');
      await exited;
    },
  };
}

/** Runs a piece of work with a folder that is gone afterwards. */
export async function withFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'declared-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function printed(output: NodeJS.ReadableStream, words: RegExp): Promise<void> {
  let text = '';
  const timeout = AbortSignal.timeout(START_MS_MAX);
  for await (const chunk of output.setEncoding('utf8')) {
    text += chunk;
    // The rest is read by nobody, but must be taken off the pipe.
    if (words.test(text)) return void output.resume();
    if (timeout.aborted) break;
  }
  throw new Error(`The start did not come to its end:\n${text}`);
}

async function untilServed(address: string, seq: number): Promise<void> {
  const deadline = Date.now() + SEQ_MS_MAX;
  while (Date.now() < deadline) {
    const { head } = (await (await fetch(`${address}/healthz`)).json()) as { readonly head: number };
    if (head >= seq) return;
    await pause(20);
  }
  throw new Error(`Event ${seq} is not served`);
}

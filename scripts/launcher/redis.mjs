import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LauncherFailure } from './failure.mjs';
import { findRedis, withLibraries } from './find-redis.mjs';
import { runs } from './night-lock.mjs';
import { freePort } from './ports.mjs';
import { askRedis } from './redis-inline.mjs';
import { redisUrlFor, userLines } from './redis-users.mjs';
import { endWhenSilent } from './redis-watch.mjs';

/** A log of a night loads in milliseconds; a slow disk after a power cut may need a while. */
const REDIS_READY_MS_MAX = 20_000;
/** With `appendfsync always` nothing waits to be written, so ending takes no longer than a disk needs. */
const REDIS_STOP_MS_MAX = 5_000;

const PID_FILE = 'redis.pid';

/**
 * @typedef {object} RunningRedis
 * @property {string} url of the operator, who may do everything, with the password: never print it
 * @property {(user: import('./redis-users.mjs').RedisUser) => string} urlFor the same for a process of ours
 * @property {string} password of the operator
 * @property {number} port
 * @property {number} pid
 * @property {Promise<number | null>} exited resolves with the exit code, null after a signal
 * @property {() => Promise<void>} stop a clean end
 * @property {() => Promise<void>} kill as if the power went: SIGKILL
 */

/**
 * Starts a real Redis on 127.0.0.1, finding or fetching its program first, and waits until it answers.
 * The operator's password lives in `redis.conf` of the folder, readable by its owner only: another user of the
 * machine must not write to a night through loopback, and a launcher knows its own Redis by it. Processes have users of
 * their own (redis-users.mjs).
 *
 * @param {{ folder: string, port?: number, password?: string, env?: Readonly<Record<string, string | undefined>>,
 *   detached?: boolean, silentMsMax?: number, say?: (line: string) => void,
 *   onWarning?: (line: string) => void }} options `folder` keeps the data; the same folder later is the
 *   same data. `port` and `password`: those that somebody knows already, even when the folder has gone.
 *   `detached`: in a process group of its own, so that Ctrl-C in the terminal does not reach it
 * @returns {Promise<RunningRedis>}
 */
export async function startRedis({
  folder,
  port,
  password = passwordOf(folder),
  env = process.env,
  detached = false,
  silentMsMax,
  say = () => {},
  onWarning = () => {},
}) {
  const program = await findRedis({ env, say });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const chosen = port ?? (await freePort());
  const config = path.join(path.resolve(folder), 'redis.conf');
  writeWhole(config, redisConfig({ folder: path.resolve(folder), port: chosen, password }));
  const child = spawn(program.path, [config], {
    detached,
    stdio: 'ignore',
    env: withLibraries(env, program.libraryPath),
  });
  // Redis does not notice that we have gone, as our own processes do. Nothing acknowledged is lost by this.
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const exited = new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code));
  });
  exited.then(() => process.off('exit', endWithUs));
  const end = async (signal) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
  };
  const redis = {
    url: `redis://:${password}@127.0.0.1:${chosen}`,
    urlFor: (user) => redisUrlFor({ port: chosen, password }, user),
    password,
    port: chosen,
    pid: child.pid ?? 0,
    exited,
    kill: () => end('SIGKILL'),
    stop: async () => {
      const timer = setTimeout(() => child.kill('SIGKILL'), REDIS_STOP_MS_MAX);
      await end('SIGTERM');
      clearTimeout(timer);
    },
  };
  await untilReady({ redis, password, folder });
  const onHung = () => {
    onWarning('redis has hung: it is ended');
    void redis.kill();
  };
  endWhenSilent({ port: chosen, password, exited, onHung, ...(silentMsMax && { silentMsMax }) });
  return redis;
}

/** Never half: who holds the password of a running Redis could not end it. @param {string} file @param {string} text */
function writeWhole(file, text) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** @param {{ redis: RunningRedis, password: string, folder: string }} options */
async function untilReady({ redis, password, folder }) {
  let gone = false;
  redis.exited.then(() => {
    gone = true;
  });
  const deadline = Date.now() + REDIS_READY_MS_MAX;
  while (!gone && Date.now() < deadline) {
    const answer = await askRedis({ port: redis.port, password, command: 'PING' });
    if (answer === '+PONG') return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await redis.kill();
  throw new LauncherFailure(
    `Redis did not start: its own words are in ${path.join(folder, 'redis.log')}.`,
    'If the disk was full, make room; if the append-only file is damaged, see "Redis lost" in docs/RUNBOOK.md.',
  );
}

/** @param {{ folder: string, port: number, password: string }} options */
function redisConfig({ folder, port, password }) {
  return [
    // A comment: Redis itself knows hashes only, so that whoever may ask for its configuration learns no password.
    `# operator ${password}`,
    ...userLines(password),
    'bind 127.0.0.1',
    `port ${port}`,
    `dir ${JSON.stringify(folder)}`,
    `pidfile ${JSON.stringify(path.join(folder, PID_FILE))}`,
    `logfile ${JSON.stringify(path.join(folder, 'redis.log'))}`,
    'appendonly yes',
    // A declaration is acknowledged only when it is on the disk; a whole night is under 1 MB.
    'appendfsync always',
    'save ""',
    'daemonize no',
    '',
  ].join('\n');
}

/** @param {string} folder */
export function passwordOf(folder) {
  const known = readConfig(folder)?.password;
  return known ?? randomBytes(24).toString('hex');
}

/**
 * What the last start in this folder used, or null before the first.
 *
 * @param {string} folder
 * @returns {{ port: number, password: string } | null}
 */
export function readConfig(folder) {
  let text;
  try {
    text = readFileSync(path.join(folder, 'redis.conf'), 'utf8');
  } catch {
    return null;
  }
  const port = /^port (\d+)$/m.exec(text)?.[1];
  // The second is how it stood before processes had users of their own.
  const password = /^(?:# operator|requirepass) (\w+)$/m.exec(text)?.[1];
  return port === undefined || password === undefined ? null : { port: Number(port), password };
}

/**
 * Ends a Redis that an earlier, killed launcher left behind in this folder. It is known by its password, so
 * nothing else is ever ended. Two servers on one append-only file would destroy it.
 *
 * @param {string} folder
 * @returns {Promise<boolean>} whether there was one
 */
export async function endLeftRedis(folder) {
  const known = readConfig(folder);
  if (known === null) return false;
  const { port, password } = known;
  if ((await askRedis({ port, password, command: 'PING' })) === null) return endSilentRedis(folder, port);
  const whose = await askRedis({ port, password, command: 'CONFIG GET dir' });
  if (whose === null || !whose.startsWith('*')) return false;
  await askRedis({ port, password, command: 'SHUTDOWN' });
  const deadline = Date.now() + REDIS_STOP_MS_MAX;
  while (Date.now() < deadline) {
    if ((await askRedis({ port, password, command: 'PING' })) === null) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new LauncherFailure(
    `A Redis from an earlier run still holds ${folder} on port ${port} and does not end.`,
    'End that process, then start again.',
  );
}

/**
 * One that hangs answers nobody, and would still hold the file when it goes on. It is known by its number and its port.
 *
 * @param {string} folder @param {number} port
 * @returns {Promise<boolean>} whether there was one
 */
async function endSilentRedis(folder, port) {
  const file = path.join(folder, PID_FILE);
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (!Number.isInteger(pid) || pid <= 0) return false;
  const isThere = () => runs(pid, `127.0.0.1:${port}`);
  if (!(await isThere())) return false;
  process.kill(pid, 'SIGKILL');
  while (await isThere()) await new Promise((resolve) => setTimeout(resolve, 50));
  return true;
}

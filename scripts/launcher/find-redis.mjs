import { fetchBrewRedis } from './brew-redis.mjs';
import { debianLibraryPath, debianRedisFile, fetchDebianRedis } from './debian-redis.mjs';
import { LauncherFailure } from './failure.mjs';
import { VENDOR_FOLDER } from './paths.mjs';
import { findOnPath, isProgram, run } from './run.mjs';

/** The log's commit is a Redis function, which came with 7.0. Nothing newer is used. */
const REDIS_MAJOR_MIN = 7;
const NAMES = ['valkey-server', 'redis-server'];

/**
 * @typedef {object} RedisProgram
 * @property {string} path
 * @property {string | null} libraryPath folders of the shared libraries that came with a fetched copy
 * @property {string} version
 *
 * @typedef {object} Surroundings
 * @property {Readonly<Record<string, string | undefined>>} env
 * @property {string} vendorFolder
 * @property {(line: string) => void} say
 */

/**
 * A real Redis (or Valkey) server: on PATH, fetched earlier, or fetched now. There is no substitute: a night
 * stands on what Redis promises about its append-only file.
 *
 * @param {Partial<Surroundings> & { fetchers?: readonly ((around: Surroundings) => Promise<boolean>)[] }} [options]
 *   each fetcher says whether it brought something that is worth looking for again
 * @returns {Promise<RedisProgram>}
 */
export async function findRedis({
  env = process.env,
  vendorFolder = VENDOR_FOLDER,
  say = () => {},
  fetchers = [fetchDebianRedis, fetchBrewRedis],
} = {}) {
  const around = { env, vendorFolder, say };
  let program = await look(around);
  for (const fetch of fetchers) {
    if (program !== null) break;
    if (await fetch(around)) program = await look(around);
  }
  if (program !== null) return program;
  throw new LauncherFailure(
    'No Redis server 7 or newer was found and none could be fetched: install one (Debian, Ubuntu: `apt-get install redis-server`; Fedora: `dnf install valkey`; macOS: `brew install valkey`), or set REDIS_URL.',
  );
}

/** @param {Surroundings} around */
async function look({ env, vendorFolder, say }) {
  const onPath = findOnPath(NAMES, env);
  const installed = onPath === null ? null : await usable({ file: onPath, libraryPath: null, env, say });
  if (installed !== null) return installed;
  const fetched = debianRedisFile(vendorFolder);
  if (!isProgram(fetched)) return null;
  return usable({ file: fetched, libraryPath: debianLibraryPath(vendorFolder), env, say });
}

/**
 * @param {{ file: string, libraryPath: string | null, env: Readonly<Record<string, string | undefined>>, say: (line: string) => void }} options
 * @returns {Promise<RedisProgram | null>}
 */
async function usable({ file, libraryPath, env, say }) {
  const { code, stdout } = await run(file, ['--version'], { env: withLibraries(env, libraryPath) });
  const version = /\bv=(\d+)\.([\d.]+)/.exec(stdout);
  if (code === 0 && version !== null && Number(version[1]) >= REDIS_MAJOR_MIN) {
    return { path: file, libraryPath, version: `${version[1]}.${version[2]}` };
  }
  say(`${file} is not used: it is older than Redis ${REDIS_MAJOR_MIN}, or does not run`);
  return null;
}

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string | null} libraryPath
 * @returns {Readonly<Record<string, string | undefined>>}
 */
export function withLibraries(env, libraryPath) {
  if (libraryPath === null) return env;
  return { ...env, LD_LIBRARY_PATH: [libraryPath, env.LD_LIBRARY_PATH].filter(Boolean).join(':') };
}

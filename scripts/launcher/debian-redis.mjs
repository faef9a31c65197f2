import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findOnPath, run } from './run.mjs';

const FOLDER = 'redis-debian';
/** A mirror that has not answered by then is not going to; the next way is tried. */
const APT_MS_MAX = 120_000;

/** @param {string} vendorFolder */
export function debianRedisFile(vendorFolder) {
  return path.join(vendorFolder, FOLDER, 'usr', 'bin', 'redis-server');
}

/**
 * Folders with the shared libraries that came along, in the form of LD_LIBRARY_PATH.
 *
 * @param {string} vendorFolder
 */
export function debianLibraryPath(vendorFolder) {
  const homes = ['usr/lib', 'lib'].map((each) => path.join(vendorFolder, FOLDER, each));
  const folders = homes.filter(existsSync).flatMap((home) => [
    home,
    ...readdirSync(home, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.join(home, entry.name)),
  ]);
  return folders.filter((each) => readdirSync(each).some((name) => name.includes('.so'))).join(':');
}

/**
 * Debian and Ubuntu, without root: apt-get with lists and cache of its own downloads the packages, and
 * dpkg-deb unpacks them here. Nothing is installed on the machine and no service is started.
 *
 * @param {import('./find-redis.mjs').Surroundings} around
 */
export async function fetchDebianRedis({ env, vendorFolder, say }) {
  if (findOnPath(['apt-get'], env) === null || findOnPath(['dpkg-deb'], env) === null) return false;
  say('fetching Redis from the packages of this system (about 2 MB, nothing is installed)');
  mkdirSync(vendorFolder, { recursive: true });
  const work = mkdtempSync(path.join(vendorFolder, 'redis-fetch-'));
  try {
    const trouble = await fetchInto(work, env);
    if (trouble !== null) {
      say(`that did not work: ${trouble}`);
      return false;
    }
    // The rename makes it whole at once: another start that looks now sees all of it or nothing.
    const home = path.join(vendorFolder, FOLDER);
    if (!existsSync(debianRedisFile(vendorFolder))) {
      rmSync(home, { recursive: true, force: true });
      renameSync(path.join(work, 'root'), home);
    }
    return true;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * @param {string} work
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {Promise<string | null>} the last words of what failed
 */
async function fetchInto(work, env) {
  const apt = privateApt(work);
  const options = { cwd: path.join(work, 'debs'), env: { ...env, LC_ALL: 'C' }, timeoutMs: APT_MS_MAX };
  const updated = await run('apt-get', [...apt, 'update'], options);
  if (updated.code !== 0) return lastLine(updated.output);
  const wanted = await packagesToFetch(apt, options);
  const downloaded = await run('apt-get', [...apt, 'download', ...wanted], options);
  if (downloaded.code !== 0) return lastLine(downloaded.output);
  const packages = readdirSync(options.cwd).filter((name) => name.endsWith('.deb'));
  for (const name of packages) {
    const unpacked = await run('dpkg-deb', ['-x', name, path.join(work, 'root')], options);
    if (unpacked.code !== 0) return lastLine(unpacked.output);
  }
  return null;
}

/**
 * Options that keep apt-get out of the system's own lists, cache and locks, so that it needs no root.
 *
 * @param {string} work
 */
function privateApt(work) {
  for (const each of ['state/lists/partial', 'cache/archives/partial', 'debs', 'root']) {
    mkdirSync(path.join(work, each), { recursive: true });
  }
  return [
    `Dir::State=${path.join(work, 'state')}`,
    `Dir::Cache=${path.join(work, 'cache')}`,
    'Dir::State::status=/var/lib/dpkg/status',
    // As root apt would otherwise download as another user, who cannot write here.
    'APT::Sandbox::User=root',
    'Acquire::Retries=2',
    'Acquire::http::Timeout=20',
  ].flatMap((option) => ['-o', option]);
}

/**
 * The server (its binary is in redis-tools on Debian) and the libraries it needs that the system lacks.
 *
 * @param {readonly string[]} apt
 * @param {{ env: Readonly<Record<string, string | undefined>> }} options
 */
async function packagesToFetch(apt, { env }) {
  const servers = ['redis-server', 'redis-tools'];
  const switches = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'];
  const depends = await run(
    'apt-cache',
    [...apt, 'depends', '--recurse', ...switches.map((each) => `--no-${each}`), ...servers],
    { env },
  );
  const libraries = depends.stdout.split('\n').filter((line) => /^lib[a-z0-9.+-]+$/.test(line));
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own format, not JavaScript's.
  const installed = await run('dpkg-query', ['-W', '-f', '${db:Status-Abbrev} ${Package}\n'], { env });
  const present = new Set(
    installed.stdout.split('\n').flatMap((line) => (line.startsWith('ii') ? [line.slice(2).trim()] : [])),
  );
  return [...servers, ...libraries.filter((each) => !present.has(each))];
}

/** @param {string} output */
function lastLine(output) {
  return output.trim().split('\n').at(-1) ?? '';
}

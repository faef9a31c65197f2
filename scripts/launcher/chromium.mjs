import path from 'node:path';
import { LauncherFailure } from './failure.mjs';
import { ROOT } from './paths.mjs';
import { findOnPath, isProgram, run } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
/** The last that runs on every Node this project does. It is fetched only where there is no other way. */
const PACKAGED_CHROMIUM = '@sparticuz/chromium@147.0.0';
const LAUNCH_MS_MAX = 60_000;
const FETCH_MS_MAX = 300_000;

/**
 * @typedef {object} Chromium
 * @property {string | null} path null: Playwright's own
 * @property {string} version
 *
 * @typedef {{ env: Readonly<Record<string, string | undefined>>, runtime: string, say: (line: string) => void }} Around
 */

/**
 * A Chromium that opens a page here: named by CHROMIUM_PATH, installed, or fetched. Without one the browser tests
 * fail; they are never skipped.
 *
 * @param {Around} around
 * @returns {Promise<Chromium>}
 */
export async function findChromium(around) {
  const named = around.env.CHROMIUM_PATH;
  if (named) {
    const chromium = await opened(around, named);
    if (chromium !== null) return chromium;
    throw new LauncherFailure(`CHROMIUM_PATH received ${named}; expected a Chromium that opens a page.`);
  }
  for (const way of [playwrightsOwn, installed, fetchedByPlaywright, fetchedByApt, fetchedByNpm]) {
    const chromium = await way(around);
    if (chromium !== null) return chromium;
  }
  throw new LauncherFailure(
    'No Chromium was found and none could be fetched. Install one (Debian, Ubuntu: `apt-get install chromium`), or set CHROMIUM_PATH.',
  );
}

/** @param {Around} around */
function playwrightsOwn(around) {
  return opened(around, null);
}

/** @param {Around} around */
async function installed(around) {
  const onPath = findOnPath(NAMES, around.env);
  for (const file of [onPath, ...MAC_APPS]) {
    if (file === null || !isProgram(file)) continue;
    const chromium = await opened(around, file);
    if (chromium !== null) return chromium;
    around.say(`${file} does not open a page`);
  }
  return null;
}

/** @param {Around} around */
async function fetchedByPlaywright(around) {
  around.say('fetching Chromium with Playwright');
  const cli = path.join(ROOT, 'node_modules', 'playwright', 'cli.js');
  await run(around.runtime, [cli, 'install', 'chromium-headless-shell'], {
    cwd: ROOT,
    env: around.env,
    timeoutMs: FETCH_MS_MAX,
  });
  return opened(around, null);
}

/** @param {Around} around */
async function fetchedByApt(around) {
  if (findOnPath(['apt-get'], around.env) === null) return null;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && (await run('sudo', ['-n', 'true'], { env: around.env })).code !== 0) return null;
  around.say('installing Chromium with apt-get');
  const [command = '', ...before] = isRoot ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  const options = { env: { ...around.env, DEBIAN_FRONTEND: 'noninteractive' }, timeoutMs: FETCH_MS_MAX };
  await run(command, [...before, 'update'], options);
  const args = ['install', '-y', '--no-install-recommends', 'chromium'];
  const { code } = await run(command, [...before, ...args], options);
  return code === 0 ? installed(around) : null;
}

/** @param {Around} around */
async function fetchedByNpm(around) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  around.say('fetching Chromium as an npm package');
  const { code } = await run('npm', ['install', '--no-save', PACKAGED_CHROMIUM], {
    cwd: ROOT,
    env: around.env,
    timeoutMs: FETCH_MS_MAX,
  });
  if (code !== 0) return null;
  const ask = "console.log(await (await import('@sparticuz/chromium')).default.executablePath())";
  const { stdout } = await run(around.runtime, ['--input-type=module', '-e', ask], {
    cwd: ROOT,
    env: around.env,
  });
  return stdout.trim() === '' ? null : opened(around, stdout.trim());
}

/** @param {Around} around @param {string | null} file @returns {Promise<Chromium | null>} */
async function opened({ env, runtime }, file) {
  const script = path.join(ROOT, 'scripts', 'launcher', 'try-chromium.mjs');
  const args = file === null ? [script] : [script, file];
  const { code, stdout } = await run(runtime, args, { cwd: ROOT, env, timeoutMs: LAUNCH_MS_MAX });
  return code === 0 ? { path: file, version: stdout.trim() } : null;
}

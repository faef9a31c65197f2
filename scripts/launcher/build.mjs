import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { refuseWhileInUse } from './checkout-in-use.mjs';
import { LauncherFailure } from './failure.mjs';
import { finishBuild } from './finish-build.mjs';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';

/** Everything that `next build` reads. Packs are data: another night needs no build. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'server',
  'scripts/launcher/finish-build.mjs',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.js',
  'postcss.config.js',
  'tsconfig.json',
  'package-lock.json',
];

/** Next says so when another build of the same folder is under way. */
const BUSY = /process is already running/;
const BUSY_LOOK_MS = 1_000;
/** Another night's start builds for a minute, on a slow machine for several. */
const BUSY_LOOKS_MAX = 600;

/**
 * Builds the pages if the sources, the lock file or the runtime changed since the last build. Two starts at once build
 * once: the second waits for the first.
 *
 * @param {object} options
 * @param {{ path: string, version: string }} options.runtime
 * @param {string} [options.root]
 * @param {typeof runNext} [options.build]
 * @param {number} [options.lookMs]
 * @returns {Promise<'built' | 'up to date'>}
 */
export async function buildPages({ runtime, root = ROOT, build = runNext, lookMs = BUSY_LOOK_MS }) {
  const stamp = path.join(root, '.next', 'declared-build.txt');
  const hash = sourcesHash(root, runtime.version);
  const isUpToDate = () =>
    existsSync(path.join(root, '.next', 'BUILD_ID')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === hash;
  if (isUpToDate()) return 'up to date';
  await refuseWhileInUse(root);
  let { code, output } = await build(root, runtime.path);
  for (let looks = 0; code !== 0 && BUSY.test(output) && looks < BUSY_LOOKS_MAX; looks++) {
    await pause(lookMs);
    if (isUpToDate()) return 'up to date';
    ({ code, output } = await build(root, runtime.path));
  }
  if (code !== 0) {
    const log = path.join(root, '.data', 'build.log');
    mkdirSync(path.dirname(log), { recursive: true });
    writeFileSync(log, output);
    throw new LauncherFailure(
      ...output.trim().split('\n').slice(-30),
      `The pages could not be built: ${log}`,
    );
  }
  writeFileSync(stamp, hash);
  return 'built';
}

/** @param {string} root @param {string} node */
async function runNext(root, node) {
  const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const built = await run(node, [next, 'build'], { cwd: root, env });
  if (built.code === 0) await finishBuild(path.join(root, '.next', 'static'));
  return built;
}

/**
 * @param {string} root
 * @param {string} nodeVersion
 */
export function sourcesHash(root, nodeVersion) {
  const hash = createHash('sha256').update(nodeVersion);
  for (const source of SOURCES) {
    for (const file of filesUnder(path.join(root, source))) {
      hash.update(`\n${path.relative(root, file)}\n`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} place a file or a folder; nothing there is no files
 * @returns {string[]}
 */
function filesUnder(place) {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => path.join(place, name))
    .filter((file) => statSync(file).isFile());
}

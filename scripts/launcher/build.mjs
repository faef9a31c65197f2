import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LauncherFailure } from './failure.mjs';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';

/** Everything that `next build` reads. Packs are data: another night needs no build. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'server',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.js',
  'postcss.config.js',
  'tsconfig.json',
  'package-lock.json',
];

/**
 * Builds the pages if the sources, the lock file or the runtime changed since the last build.
 *
 * @param {{ runtime: { path: string, version: string } }} options
 * @returns {Promise<'built' | 'up to date'>}
 */
export async function buildPages({ runtime }) {
  const stamp = path.join(ROOT, '.next', 'declared-build.txt');
  const hash = sourcesHash(ROOT, runtime.version);
  const isBuilt = existsSync(path.join(ROOT, '.next', 'BUILD_ID'));
  if (isBuilt && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return 'up to date';
  const next = path.join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next');
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const { code, output } = await run(runtime.path, [next, 'build'], { cwd: ROOT, env });
  if (code !== 0) {
    const log = path.join(ROOT, '.data', 'build.log');
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

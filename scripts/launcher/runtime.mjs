import path from 'node:path';
import { LauncherFailure } from './failure.mjs';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';

/** The first Node that runs TypeScript as it is and is still looked after. */
const NODE_MAJOR_MIN = 24;

/**
 * The Node that runs every process but the launcher: this one if it is new enough, else the one that the lock
 * file pins.
 *
 * @returns {Promise<{ path: string, version: string }>}
 */
export async function findRuntime() {
  if (major(process.version) >= NODE_MAJOR_MIN) return { path: process.execPath, version: process.version };
  const pinned = path.join(ROOT, 'node_modules', '.bin', 'node');
  const { code, stdout } = await run(pinned, ['--version']);
  const version = stdout.trim();
  if (code === 0 && major(version) >= NODE_MAJOR_MIN) return { path: pinned, version };
  throw new LauncherFailure(
    `Node ${NODE_MAJOR_MIN} or newer is needed; this is ${process.version} and node_modules holds none that runs.`,
    'If npm is told to ignore install scripts, run `npm rebuild node --ignore-scripts=false`; or use Node 24.',
  );
}

/** @param {string} version */
function major(version) {
  return Number(/^v(\d+)\./.exec(version)?.[1] ?? 0);
}

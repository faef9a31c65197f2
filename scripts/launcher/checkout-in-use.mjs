import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LauncherFailure } from './failure.mjs';
import { runs } from './night-lock.mjs';
import { ROOT } from './paths.mjs';

/** A file for each launcher that runs a night from this checkout, by its number. Beside .next, which a build empties. */
const FOLDER = '.data/in-use-by';

/** Says to others, until this process ends, that a night runs with the packages and the pages of this checkout. */
export function markCheckout({ root = ROOT, pid = process.pid } = {}) {
  const mark = path.join(root, FOLDER, String(pid));
  try {
    mkdirSync(path.dirname(mark), { recursive: true });
    writeFileSync(mark, '');
  } catch {
    // A checkout that nobody can write to is not built anew either.
    return;
  }
  process.once('exit', () => rmSync(mark, { force: true }));
}

/**
 * Refuses to change packages or pages under a night that runs with them: what its readers' browsers ask for next would be
 * gone, and a process that is started again would be of another version than the others.
 *
 * @param {string} root
 * @param {typeof runs} [isLauncher]
 */
export async function refuseWhileInUse(root, isLauncher = runs) {
  for (const pid of marksIn(path.join(root, FOLDER))) {
    if (!(await isLauncher(Number(pid), 'start.mjs'))) {
      rmSync(path.join(root, FOLDER, pid), { force: true });
      continue;
    }
    throw new LauncherFailure(
      `A night runs from this folder (process ${pid}), and what it runs with would be replaced: the sources or the lock file have changed.`,
      'Stop that night first, or start this one from a checkout of its own.',
    );
  }
}

/** @param {string} folder */
function marksIn(folder) {
  try {
    return readdirSync(folder).filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

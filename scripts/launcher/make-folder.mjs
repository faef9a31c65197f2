import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { LauncherFailure } from './failure.mjs';

/**
 * Makes a folder and those above it. `mkdirSync` with `recursive` never comes back from a place whose system takes no
 * folders and says that there is none (`/proc` on Linux).
 *
 * @param {string} folder absolute @param {number} [mode]
 */
export function makeFolder(folder, mode = 0o777) {
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'EEXIST' && statSync(folder).isDirectory()) return;
    const parent = path.dirname(folder);
    if (code !== 'ENOENT' || existsSync(parent)) throw error;
    makeFolder(parent, mode);
    mkdirSync(folder, { mode });
  }
}

/**
 * Makes the folder that an inbox feed reads, or says in words why it cannot be one.
 *
 * @param {string} folder absolute
 */
export function makeInbox(folder) {
  try {
    makeFolder(folder);
  } catch (error) {
    throw new LauncherFailure(
      `The feed's folder ${folder} cannot be made: ${error instanceof Error ? error.message : error}.`,
      'Name a folder that this user may write to: --feed inbox:FOLDER.',
    );
  }
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { refuseWhileInUse } from './checkout-in-use.mjs';
import { LauncherFailure } from './failure.mjs';
import { ROOT } from './paths.mjs';
import { findOnPath, run } from './run.mjs';

/**
 * Installs exactly what package-lock.json says, if that is not what node_modules holds.
 *
 * @param {{ root?: string, env?: Readonly<Record<string, string | undefined>> }} [options]
 * @returns {Promise<'installed' | 'up to date'>}
 */
export async function installPackages({ root = ROOT, env = process.env } = {}) {
  if (isInstalled(root)) return 'up to date';
  await refuseWhileInUse(root);
  const { command, args } = npmCommand(env, root);
  // The pages are built here, with development packages, also where NODE_ENV says production.
  const install = [...args, 'ci', '--include=dev', '--no-fund', '--no-audit'];
  const { code, output } = await run(command, install, { cwd: root, env });
  if (code === 0 && isInstalled(root)) return 'installed';
  throw new LauncherFailure(
    ...output.trim().split('\n').slice(-12),
    'npm ci did not succeed: see its words above. It needs the npm registry once; then try again.',
  );
}

/**
 * Whether node_modules holds every package of the lock file in its version. npm writes its own record,
 * `.package-lock.json`, as the last thing of an install, so that an interrupted one does not count.
 *
 * @param {string} root
 */
export function isInstalled(root) {
  const wanted = readPackages(path.join(root, 'package-lock.json'));
  const present = readPackages(path.join(root, 'node_modules', '.package-lock.json'));
  if (wanted === null || present === null) return false;
  return Object.entries(wanted).every(([name, { version, optional }]) => {
    if (name === '') return true;
    // Packages for other systems are optional and rightly absent.
    return present[name] === undefined ? optional === true : present[name].version === version;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | null}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/**
 * npm as it was started, but never under the Node of node_modules: `npm ci` deletes that one while it runs.
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} root
 */
function npmCommand(env, root) {
  const isOurs = (/** @type {string} */ file) => file.startsWith(path.join(root, 'node_modules') + path.sep);
  const node = findOnPath(['node'], env, (file) => !isOurs(file)) ?? process.execPath;
  if (env.npm_execpath?.endsWith('.js')) return { command: node, args: [env.npm_execpath] };
  return { command: 'npm', args: [] };
}

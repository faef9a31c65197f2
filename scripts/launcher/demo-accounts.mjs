import path from 'node:path';
import { LauncherFailure } from './failure.mjs';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';

/** Everything starts at once, and on a slow machine Redis may answer too late: what has been made by then stays. */
const TRIES = 3;

/**
 * @typedef {object} DemoAccounts
 * @property {string} file where they are kept, readable by its owner only
 * @property {boolean} isNew whether this night did not have them yet
 * @property {readonly { name: string, role: string, password: string }[]} accounts
 */

/**
 * The accounts with which a rehearsal's desk is tried. Only a rehearsal has them: their passwords are on a screen.
 *
 * @param {{ runtime: { path: string }, env: Readonly<Record<string, string | undefined>> }} options
 * @returns {Promise<DemoAccounts>}
 */
export async function demoAccounts({ runtime, env }) {
  let lastWords = '';
  for (let tries = 1; tries <= TRIES; tries++) {
    const { code, stdout, output } = await run(runtime.path, ['scripts/desk-demo.ts'], { cwd: ROOT, env });
    if (code !== 0) {
      lastWords = output.trim();
      continue;
    }
    const made = JSON.parse(stdout);
    // Nobody has read the passwords of a try that failed after they were kept.
    return { ...made, isNew: made.isNew || tries > 1 };
  }
  throw new LauncherFailure('The accounts to try the desk with could not be made.', lastWords);
}

/** What is printed of them: passwords once, and after that where they are. @param {DemoAccounts} demo @param {string} origin */
export function demoWords({ file, isNew, accounts }, origin) {
  const where = path.relative(ROOT, file);
  const kept = where.startsWith('..') ? file : where;
  if (!isNew) return `  Desk     ${origin}/desk, accounts in ${kept}\n`;
  const rows = accounts.map(({ name, password }) => `             ${name.padEnd(10)} ${password}`);
  return [`  Desk     ${origin}/desk, with one of these (kept in ${kept})`, ...rows, ''].join('\n');
}

/**
 * What is printed of the desk where nobody has an account by itself: how to make one. Defaults need no words.
 *
 * @param {{ mode: string, election: string, data: string }} night
 * @param {string} origin
 */
export function accountWords({ mode, election, data }, origin) {
  const which = [
    `--mode ${mode}`,
    ...(election === 'ge2024' ? [] : [`--election ${election}`]),
    ...(data === '.data' ? [] : [`--data ${data}`]),
  ].join(' ');
  return `  Desk     ${origin}/desk, for whoever has an account: npm run desk:user -- add NAME --role chief ${which}\n`;
}

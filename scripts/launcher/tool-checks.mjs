import path from 'node:path';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';
import { oneFailure } from './score.mjs';

/** Read as: this is checked by running these commands, one after the other. Each line counts as one test; the lines run at once. */
const CHECKS = [
  { title: 'lint and format', commands: [['biome', 'check', '.']] },
  {
    title: 'types',
    commands: [
      ['next', 'typegen'],
      ['tsc', '--noEmit'],
    ],
  },
  { title: 'nothing unused', commands: [['knip']] },
  { title: 'election packs', commands: [['node', 'scripts/pack-check.ts']] },
];

/**
 * @param {object} options
 * @param {Readonly<Record<string, string | undefined>>} options.env with node_modules/.bin first on its PATH
 * @param {readonly string[]} options.names only checks whose title holds one of these; none given: all
 * @param {(line: string) => void} options.say
 * @returns {Promise<import('./score.mjs').Score[]>}
 */
export function toolChecks({ env, names, say }) {
  const wanted = CHECKS.filter(
    ({ title }) => names.length === 0 || names.some((name) => title.includes(name)),
  );
  return Promise.all(
    wanted.map(async ({ title, commands }) => {
      const trouble = await firstTrouble(commands, env);
      say(`${trouble === null ? '✓' : '✗'} ${title}`);
      return trouble === null ? { passed: 1, failures: [] } : oneFailure(title, trouble);
    }),
  );
}

/** @param {readonly (readonly string[])[]} commands @param {Readonly<Record<string, string | undefined>>} env */
async function firstTrouble(commands, env) {
  for (const [tool = '', ...args] of commands) {
    const { code, output } = await run(path.join(ROOT, 'node_modules', '.bin', tool), args, {
      cwd: ROOT,
      env,
    });
    if (code !== 0) return output.trim() === '' ? `${tool} ended with ${code}` : output;
  }
  return null;
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';
import { oneFailure } from './score.mjs';

/**
 * @param {object} options
 * @param {string} options.runtime
 * @param {Readonly<Record<string, string | undefined>>} options.env
 * @param {import('./chromium.mjs').Chromium} options.chromium
 * @param {readonly string[]} options.names only files whose path holds one of these; none given: all
 * @param {(text: string) => void} options.print
 * @returns {Promise<import('./score.mjs').Score>}
 */
export async function browserTests({ runtime, env, chromium, names, print }) {
  const work = mkdtempSync(path.join(tmpdir(), 'declared-browser-'));
  const report = path.join(work, 'report.json');
  try {
    const cli = path.join(ROOT, 'node_modules', 'playwright', 'cli.js');
    const { output } = await run(runtime, [cli, 'test', '--reporter=list,json', ...names], {
      cwd: ROOT,
      env: {
        ...env,
        CHROMIUM_PATH: chromium.path ?? '',
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        FORCE_COLOR: '0',
      },
      onOutput: print,
    });
    const text = readReport(report);
    if (text === null) return oneFailure('browser tests', output);
    const told = JSON.parse(text);
    for (const line of secondTries(told)) print(`${line}\n`);
    return scoreOf(told);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} file */
function readReport(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/**
 * @param {{ suites: any[], errors: { message?: string }[] }} report of Playwright
 * @returns {import('./score.mjs').Score}
 */
export function scoreOf({ suites, errors }) {
  const tests = testsOf(suites);
  const failed = tests.filter(({ test }) => test.status !== 'expected' && test.status !== 'flaky');
  const failures = [
    ...errors.map(({ message }) => ({ title: 'browser tests', words: message ?? 'no words' })),
    ...failed.map(({ spec, test }) => ({ title: `${spec.file}: ${spec.title}`, words: wordsOf(test) })),
  ];
  if (tests.length === 0 && failures.length === 0) return oneFailure('browser tests', 'there are none');
  return { passed: tests.length - failed.length, failures };
}

/**
 * The tests that passed at their second try, each with what went wrong at the first: somebody should look.
 *
 * @param {{ suites: any[] }} report of Playwright
 * @returns {readonly string[]}
 */
export function secondTries({ suites }) {
  return testsOf(suites)
    .filter(({ test }) => test.status === 'flaky')
    .map(({ spec, test }) => `AT THE SECOND TRY ${spec.file}: ${spec.title}\n${wordsOf(test)}`);
}

/** @param {any[]} suites @returns {{ spec: any, test: any }[]} */
function testsOf(suites) {
  return suites
    .flatMap(specsOf)
    .flatMap((spec) => spec.tests.map((/** @type {any} */ test) => ({ spec, test })));
}

/** @param {any} suite @returns {any[]} */
function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}

/** @param {any} test */
function wordsOf(test) {
  if (test.status === 'skipped') return 'is skipped: a test runs, or is taken out';
  const errors = test.results.flatMap((/** @type {any} */ result) => result.errors ?? []);
  return errors.map((/** @type {any} */ error) => error.stack ?? error.message).join('\n') || test.status;
}

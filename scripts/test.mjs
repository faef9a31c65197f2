import { readFileSync } from 'node:fs';
import path from 'node:path';
import { browserTests } from './launcher/browser-tests.mjs';
import { buildPages } from './launcher/build.mjs';
import { findChromium } from './launcher/chromium.mjs';
import { LauncherFailure } from './launcher/failure.mjs';
import { findRedis } from './launcher/find-redis.mjs';
import { installPackages } from './launcher/install.mjs';
import { ROOT } from './launcher/paths.mjs';
import { makeProgress } from './launcher/progress.mjs';
import { findRuntime } from './launcher/runtime.mjs';
import { lastWords, oneFailure, sumOf } from './launcher/score.mjs';
import { runTestFiles, testFiles } from './launcher/test-files.mjs';
import { toolChecks } from './launcher/tool-checks.mjs';

const PARTS = ['check', 'unit', 'browser'];
const USAGE = `npm test                     everything: ${PARTS.join(', ')}
npm test -- PART             one of them
npm test -- PART NAME…       only checks or test files whose name holds one of these`;

const [part, ...names] = process.argv.slice(2);
const isWanted = (/** @type {string} */ each) => part === undefined || part === each;
const { step } = makeProgress();
const stop = new AbortController();
/** @type {import('./launcher/score.mjs').Score[]} */
const scores = [];

if (part === '--help' || part === '-h') {
  console.log(USAGE);
} else if (part !== undefined && !PARTS.includes(part)) {
  console.error(`Received ${JSON.stringify(part)}; expected nothing, or ${PARTS.join(', ')}.\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop.abort());
  await attempt('getting ready', runAll);
  if (stop.signal.aborted) scores.push(oneFailure('the run', 'was stopped before its end'));
  else if (scores.length === 0) scores.push(oneFailure('the run', `nothing is named ${names.join(', ')}`));
  const score = sumOf(scores);
  console.log(lastWords(score));
  process.exitCode = score.failures.length === 0 ? 0 : 1;
}

/** Each part runs whatever became of the one before; nothing is left out without a failure that says so. */
async function runAll() {
  await step(
    'packages',
    'installing (about a minute)',
    () => installPackages(),
    (done) => done,
  );
  const runtime = await step('runtime', 'looking', findRuntime, ({ version }) => `Node ${version.slice(1)}`);
  const around = { runtime: runtime.path, env: testEnvironment() };
  const files = isWanted('unit') ? testFiles(names) : [];
  if (isWanted('check')) {
    console.log('\nChecks');
    scores.push(...(await toolChecks({ ...around, names, say })));
  }
  const needPages = isWanted('browser') || files.some(runsWholeNight);
  const hasPages =
    needPages &&
    (await attempt('building the pages', () =>
      step(
        'pages',
        'building (half a minute)',
        () => buildPages({ runtime }),
        (done) => done,
      ),
    ));
  if (isWanted('unit') && !stop.signal.aborted) {
    console.log('\nUnit, property, contract and integration tests');
    await attempt('Redis for the tests', () =>
      step(
        'Redis',
        'looking',
        (tell) => findRedis({ say: tell }),
        ({ version }) => version,
      ),
    );
    scores.push(...(await runTestFiles({ ...around, files, say, signal: stop.signal })));
  }
  if (isWanted('browser') && !stop.signal.aborted) {
    console.log('\nBrowser tests');
    if (!hasPages) return void scores.push(oneFailure('browser tests', 'there are no pages to test'));
    await attempt('Chromium for the browser tests', async () => {
      const chromium = await step(
        'Chromium',
        'looking',
        (tell) => findChromium({ ...around, say: tell }),
        (found) => `${found.version}, ${found.path ?? "Playwright's own"}`,
      );
      const print = (/** @type {string} */ text) => process.stdout.write(text);
      scores.push(await browserTests({ ...around, chromium, names, print }));
    });
  }
}

/**
 * What cannot be had on this machine is a failure of the run, not its end.
 *
 * @param {string} title
 * @param {() => Promise<unknown>} work
 * @returns {Promise<boolean>} whether it worked
 */
async function attempt(title, work) {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof LauncherFailure)) throw error;
    scores.push(oneFailure(title, error.message));
    return false;
  }
}

/** Tests that start the servers of this project need its pages. @param {string} file */
function runsWholeNight(file) {
  return /declared-server|start\.mjs/.test(readFileSync(path.join(ROOT, file), 'utf8'));
}

/** What tests see: no settings of this shell, and the tools of this project first. */
function testEnvironment() {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('DECLARED_') && name !== 'REDIS_URL'),
  );
  const tools = path.join(ROOT, 'node_modules', '.bin');
  return { ...env, PATH: `${tools}${path.delimiter}${process.env.PATH ?? ''}`, NEXT_TELEMETRY_DISABLED: '1' };
}

/** @param {string} line */
function say(line) {
  console.log(`  ${line}`);
}

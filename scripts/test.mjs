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
if (part === '--help' || part === '-h') {
  console.log(USAGE);
} else if (part !== undefined && !PARTS.includes(part)) {
  console.error(`Received ${JSON.stringify(part)}; expected nothing, or ${PARTS.join(', ')}.\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  const score = sumOf(await allScores());
  console.log(lastWords(score));
  process.exitCode = score.failures.length === 0 ? 0 : 1;
}

/** @returns {Promise<import('./launcher/score.mjs').Score[]>} */
async function allScores() {
  const { step } = makeProgress();
  const stop = new AbortController();
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => stop.abort());
  const isWanted = (/** @type {string} */ each) => part === undefined || part === each;
  /** @type {import('./launcher/score.mjs').Score[]} */
  const scores = [];
  try {
    await step(
      'packages',
      'installing (about a minute)',
      () => installPackages(),
      (done) => done,
    );
    const runtime = await step(
      'runtime',
      'looking',
      findRuntime,
      ({ version }) => `Node ${version.slice(1)}`,
    );
    const around = { runtime: runtime.path, env: testEnvironment() };
    if (isWanted('check')) {
      console.log('\nChecks');
      scores.push(...(await toolChecks({ ...around, names, say })));
    }
    if (isWanted('unit') && !stop.signal.aborted) {
      await step(
        'Redis',
        'looking',
        (tell) => findRedis({ say: tell }),
        ({ version }) => version,
      );
      console.log('\nUnit, property, contract and integration tests');
      scores.push(...(await runTestFiles({ ...around, files: testFiles(names), say, signal: stop.signal })));
    }
    if (isWanted('browser') && !stop.signal.aborted) {
      console.log('\nBrowser tests');
      const chromium = await step(
        'Chromium',
        'looking',
        (tell) => findChromium({ ...around, say: tell }),
        (found) => `${found.version}, ${found.path ?? "Playwright's own"}`,
      );
      await step(
        'pages',
        'building (half a minute)',
        () => buildPages({ runtime }),
        (done) => done,
      );
      const print = (/** @type {string} */ text) => process.stdout.write(text);
      scores.push(await browserTests({ ...around, chromium, names, print }));
    }
    if (stop.signal.aborted) scores.push(oneFailure('the run', 'was stopped before its end'));
    else if (scores.length === 0) scores.push(oneFailure('the run', `nothing is named ${names.join(', ')}`));
  } catch (error) {
    if (!(error instanceof LauncherFailure)) throw error;
    scores.push(oneFailure('getting ready', error.message));
  }
  return scores;
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

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { scoreOf, secondTries } from '#scripts/launcher/browser-tests.mjs';
import { lastWords, sumOf } from '#scripts/launcher/score.mjs';
import { runTestFile } from '#scripts/launcher/test-files.mjs';

const home = await mkdtemp(join(tmpdir(), 'declared-test-run-'));
after(() => rm(home, { recursive: true, force: true }));

async function outcomeOf(source: string, fileMsMax?: number) {
  const file = join(home, 'some.test.mjs');
  await writeFile(file, `import { describe, test } from 'node:test';\n${source}`);
  // A runner that finds itself inside a test reports to that test only.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { passed, failures } = await runTestFile({
    runtime: process.execPath,
    env,
    file,
    signal: new AbortController().signal,
    ...(fileMsMax === undefined ? {} : { fileMsMax }),
  });
  return { passed, failed: failures.length, words: failures.map(({ words }) => words).join('\n') };
}

test('[S16] tests are counted one by one; a suite is none', async () => {
  const { passed, failed } = await outcomeOf(
    "describe('s', () => { test('a', () => {}); test('b', () => { throw new Error('no'); }); }); test('c', () => {});",
  );
  assert.deepEqual([passed, failed], [2, 1]);
});

test('[S16] a test that is skipped or to do has failed', async () => {
  const { passed, failed, words } = await outcomeOf(
    "test('a', { skip: true }, () => {}); test('b', { todo: true }, () => {}); test('c', () => {});",
  );
  assert.deepEqual([passed, failed], [1, 2]);
  assert.match(words, /a test runs, or is taken out/);
});

test('[S16] a file that cannot be loaded, and one without a test, have failed', async () => {
  const broken = await outcomeOf("throw new Error('at the top');");
  assert.deepEqual([broken.passed, broken.failed], [0, 1]);
  assert.match(broken.words, /at the top/);
  const empty = await outcomeOf('');
  assert.deepEqual([empty.failed, empty.words], [1, 'holds no test']);
});

test('[S16] a file that does not end is ended and has failed', async () => {
  const { failed, words } = await outcomeOf("test('a', () => {}); setInterval(() => {}, 1000);", 1_500);
  assert.equal(failed, 1);
  assert.match(words, /did not end in 1.5 s/);
});

test('[S16] browser tests that are skipped or not there have failed; who needed a second try is named', () => {
  const specOf = (title: string, status: string) => ({
    title,
    file: 'a.spec.ts',
    tests: [{ status, results: [{ errors: [{ message: 'why' }] }, { errors: [] }] }],
  });
  const specs = ['expected', 'skipped', 'flaky', 'unexpected'].map((status) => specOf(status, status));
  const suites = [{ specs, suites: [{ specs: [specOf('deep', 'expected')] }] }];
  const { passed, failures } = scoreOf({ suites, errors: [] });
  assert.deepEqual([passed, failures.length], [3, 2]);
  assert.deepEqual(secondTries({ suites }), ['AT THE SECOND TRY a.spec.ts: flaky\nwhy']);
  assert.equal(scoreOf({ suites: [], errors: [] }).failures.length, 1);
});

test('[S16] the last line is the count', () => {
  const score = sumOf([
    { passed: 3, failures: [] },
    { passed: 1, failures: [{ title: 'a', words: 'because' }] },
  ]);
  assert.equal(lastWords(score).split('\n').at(-1), '4 passed, 1 failed');
});

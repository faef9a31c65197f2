import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from './paths.mjs';

/** The machine that this must run on has two cores; a third of the files wait for processes of theirs most of the time. */
const FILES_AT_ONCE = 3;
/** A file that is not done by then has left something open, or waits for what never comes. */
const FILE_MS_MAX = 300_000;
const PRINTED_CHARACTERS_MAX = 20_000;
const REPORTER = path.join(ROOT, 'scripts', 'launcher', 'test-reporter.mjs');

/**
 * Runs test files with Node's test runner, each in a process of its own.
 *
 * @param {object} options
 * @param {string} options.runtime
 * @param {Readonly<Record<string, string | undefined>>} options.env
 * @param {readonly string[]} options.files
 * @param {(line: string) => void} options.say
 * @param {AbortSignal} options.signal
 * @returns {Promise<import('./score.mjs').Score[]>}
 */
export async function runTestFiles({ runtime, env, files, say, signal }) {
  const waiting = [...files];
  /** @type {import('./score.mjs').Score[]} */
  const scores = [];
  const worker = async () => {
    for (let file = waiting.shift(); file !== undefined && !signal.aborted; file = waiting.shift()) {
      const started = performance.now();
      const score = await runTestFile({ runtime, env, file, signal });
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const failed = score.failures.length === 0 ? '' : `, ${score.failures.length} FAILED`;
      say(`${failed === '' ? '✓' : '✗'} ${file}  ${score.passed} passed${failed}  ${seconds} s`);
      scores.push(score);
    }
  };
  await Promise.all(Array.from({ length: FILES_AT_ONCE }, worker));
  return scores;
}

/** Test files whose path holds one of the names; browser tests are another runner's. @param {readonly string[]} names */
export function testFiles(names) {
  return readdirSync(path.join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.join('tests', file))
    .filter((file) => names.length === 0 || names.some((name) => file.includes(name)))
    .sort();
}

/**
 * @param {{ runtime: string, env: Readonly<Record<string, string | undefined>>, file: string, signal: AbortSignal, fileMsMax?: number }} options
 * @returns {Promise<import('./score.mjs').Score>}
 */
export async function runTestFile({ runtime, env, file, signal, fileMsMax = FILE_MS_MAX }) {
  const work = mkdtempSync(path.join(tmpdir(), 'declared-test-'));
  const report = path.join(work, 'report.ndjson');
  const args = [`--test-reporter=${REPORTER}`, `--test-reporter-destination=${report}`, file];
  const { code, printed, isOverdue } = await runGroup({ runtime, args, env, signal, msMax: fileMsMax });
  const tests = readReport(report);
  rmSync(work, { recursive: true, force: true });
  const passed = tests.filter((test) => test.passed).length;
  const failures = tests
    .filter((test) => !test.passed)
    .map(({ title, words }) => ({ title: `${file}: ${title}`, words }));
  if (isOverdue) failures.push({ title: file, words: `did not end in ${fileMsMax / 1000} s\n${printed}` });
  else if (failures.length > 0) return { passed, failures };
  else if (code !== 0) failures.push({ title: file, words: `ended with ${code}\n${printed}` });
  else if (passed === 0) failures.push({ title: file, words: 'holds no test' });
  return { passed, failures };
}

/**
 * Runs a process in a group of its own, so that what it started ends with it.
 *
 * @param {{ runtime: string, args: readonly string[], env: Readonly<Record<string, string | undefined>>, signal: AbortSignal, msMax: number }} options
 * @returns {Promise<{ code: number | null, printed: string, isOverdue: boolean }>}
 */
function runGroup({ runtime, args, env, signal, msMax }) {
  return new Promise((resolve) => {
    const child = spawn(runtime, args, { cwd: ROOT, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    let isOverdue = false;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        printed = (printed + text).slice(-PRINTED_CHARACTERS_MAX);
      });
    }
    const endGroup = () => killGroup(child.pid);
    const timer = setTimeout(() => {
      isOverdue = true;
      endGroup();
    }, msMax);
    signal.addEventListener('abort', endGroup);
    child.on('error', (error) => {
      printed += error.message;
    });
    // What the file left behind may hold its output open, so that the close would never come.
    child.on('exit', endGroup);
    child.on('close', (code) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', endGroup);
      resolve({ code, printed, isOverdue });
    });
  });
}

/** @param {string} file @returns {{ title: string, passed: boolean, words: string }[]} */
function readReport(file) {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    return lines.filter((line) => line.endsWith('}')).map((line) => JSON.parse(line));
  } catch {
    return [];
  }
}

/** @param {number | undefined} pid */
function killGroup(pid) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in it.
  }
}

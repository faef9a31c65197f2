import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LauncherFailure } from './failure.mjs';
import { run } from './run.mjs';

const FILE = 'launcher.json';
/** Children end by themselves when their launcher is gone; this is how long that is waited for. */
const ORPHAN_MS_MAX = 5_000;

/**
 * Takes the folder of a night for this launcher, so that two never run the same night. What an earlier one that
 * was killed left running is waited for, and ended if it stays.
 *
 * @param {{ folder: string, address: string, say: (line: string) => void }} options
 */
export async function takeNight({ folder, address, say }) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, FILE);
  const earlier = readLock(file);
  if (earlier !== null && (await runs(earlier.pid, 'start.mjs'))) {
    throw new LauncherFailure(
      `This night already runs at ${earlier.address} (process ${earlier.pid}).`,
      'Stop it with Ctrl-C in its terminal, or run another: see --mode, --election, --data.',
    );
  }
  for (const [name, pid] of Object.entries(earlier?.pids ?? {})) {
    if (await isGone(pid, `server/${name}.ts`)) continue;
    say(`ending ${name}, left by an earlier start`);
    process.kill(pid, 'SIGKILL');
  }
  const write = (/** @type {Record<string, number>} */ pids) => {
    // Whole at once: others read it while the night runs.
    writeFileSync(`${file}.new`, `${JSON.stringify({ pid: process.pid, address, pids })}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  write({});
  return { update: write, release: () => rmSync(file, { force: true }) };
}

/** @param {string} file @returns {{ pid: number, address: string, pids: Record<string, number> } | null} */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** @param {number} pid @param {string} words */
async function isGone(pid, words) {
  const deadline = Date.now() + ORPHAN_MS_MAX;
  while (await runs(pid, words)) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return true;
}

/**
 * Whether the process with this number is one of ours: numbers are used again after a restart of the machine.
 *
 * @param {number} pid
 * @param {string} words that its command line holds
 */
async function runs(pid, words) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const { code, stdout } = await run('ps', ['-o', 'args=', '-p', String(pid)]);
  if (code !== 127) return stdout.includes(words);
  try {
    // Small machines have no ps.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(words);
  } catch {
    return true;
  }
}

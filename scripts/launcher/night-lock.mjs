import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { LauncherFailure } from './failure.mjs';
import { makeFolder } from './make-folder.mjs';
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
  try {
    makeFolder(folder, 0o700);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new LauncherFailure(
      `The night's folder ${folder} cannot be written to: ${error instanceof Error ? error.message : error}.`,
      'Make it writable and leave room on its disk, or choose another with --data.',
    );
  }
  const file = path.join(folder, FILE);
  const write = (/** @type {Record<string, number>} */ pids) => {
    // Whole at once: others read it while the night runs.
    writeDraft(`${file}.new`, { pid: process.pid, address, pids });
    renameSync(`${file}.new`, file);
  };
  const left = await takeMark(file, address);
  for (const [name, pid] of Object.entries(left)) {
    if (await isGone(pid, `server/${name}.ts`)) continue;
    say(`ending ${name}, left by an earlier start`);
    process.kill(pid, 'SIGKILL');
  }
  write({});
  return {
    update(/** @type {Record<string, number>} */ pids) {
      try {
        write(pids);
      } catch (error) {
        // A full disk must not end what runs: only a launcher after a killed one would have used it.
        say(`${FILE} cannot be written: ${error instanceof Error ? error.message : error}`);
      }
    },
    release: () => rmSync(file, { force: true }),
  };
}

/**
 * Makes the mark, which only one of many can do at once, and gives what the one before it left running. The mark
 * of a launcher that has gone is moved away first; should another's fresh one be caught so, it is put back.
 *
 * @param {string} file @param {string} address
 * @returns {Promise<Record<string, number>>}
 */
async function takeMark(file, address) {
  /** @type {Record<string, number>} */
  let left = {};
  const draft = `${file}.${process.pid}`;
  for (;;) {
    writeDraft(draft, { pid: process.pid, address, pids: left });
    const isMade = linked(draft, file);
    rmSync(draft);
    if (isMade) return left;
    const found = readText(file);
    const earlier = markIn(found);
    if (earlier !== null && (await runs(earlier.pid, 'start.mjs'))) {
      throw new LauncherFailure(
        `This night already runs at ${earlier.address} (process ${earlier.pid}).`,
        'Stop it with Ctrl-C in its terminal, or run another: see --mode, --election, --data.',
      );
    }
    const aside = `${draft}.aside`;
    if (!renamed(file, aside)) continue;
    if (readText(aside) === found) left = earlier?.pids ?? {};
    else linked(aside, file);
    rmSync(aside);
  }
}

/** @param {string} file @param {object} mark */
function writeDraft(file, mark) {
  writeFileSync(file, `${JSON.stringify(mark)}\n`, { mode: 0o600 });
}

/** Whether it was there to be given a second name, and nobody had that name. @param {string} from @param {string} to */
function linked(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** Whether nobody was faster. @param {string} from @param {string} to */
function renamed(from, to) {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return false;
    throw error;
  }
}

/** @param {string} file @returns {string} empty when there is none */
function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** @param {string} text @returns {{ pid: number, address: string, pids: Record<string, number> } | null} */
function markIn(text) {
  try {
    return JSON.parse(text);
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
export async function runs(pid, words) {
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

import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { LauncherFailure } from './failure.mjs';

/** Folding a whole night and preparing Next takes seconds; on two busy cores web was seen to take more than a minute. */
const READY_MS_MAX = 180_000;
/** In this time a process answers what it was doing; after it, it is ended. */
const STOP_MS_MAX = 5_000;
/** Each says every two seconds that it is alive (`server/say-alive.ts`). One that stops saying so for so long hangs. */
const SILENT_MS_MAX = 60_000;
/** Silence is counted in parts, so that it is never the launcher's own that is taken for theirs. */
const SILENT_PARTS = 6;
/** pino's number for warnings; what is below goes to the log file only. */
const WARNING_LEVEL = 40;
/** A warning that goes on is repeated no more often: whoever watches the terminal looks for what is new. */
const REPEATED_MS = 60_000;
const LOG_BYTES_MAX = 20_000_000;
const LAST_LINES_MAX = 12;
/**
 * In MiB. By itself Node lets the youngest part of the heap grow to four times as much while a process starts, and never
 * takes it back: some 60 MB a process for nothing that could be measured, in pages or in broadcasts.
 */
const SEMI_SPACE_MIB_MAX = 8;

/**
 * One of our own processes, as a service. It says `{ ready: true }` over IPC when it is ready, and ends by itself
 * when the channel closes: it never outlives whoever started it, even one that was killed. One that hangs is ended, for
 * the supervisor to start again.
 *
 * @param {object} options
 * @param {string} options.name
 * @param {string} options.runtime the Node to run it with
 * @param {string} options.entry
 * @param {string} options.cwd
 * @param {Readonly<Record<string, string | undefined>>} options.env
 * @param {string} options.logFile what it prints, line by line
 * @param {(line: string) => void} [options.onWarning]
 * @param {number} [options.stopMsMax]
 * @param {number} [options.silentMsMax]
 * @param {boolean} [options.detached] in a process group of its own, so that Ctrl-C in the terminal does not
 *   reach it
 */
export function nodeService({
  name,
  runtime,
  entry,
  cwd,
  env,
  logFile,
  onWarning = () => {},
  detached = false,
  stopMsMax = STOP_MS_MAX,
  silentMsMax = SILENT_MS_MAX,
}) {
  return {
    name,
    /** @returns {Promise<import('./supervisor.mjs').Running & { ready: Record<string, unknown>, kill: () => Promise<void> }>} */
    async start() {
      const log = openLog(logFile);
      const child = spawn(runtime, [`--max-semi-space-size=${SEMI_SPACE_MIB_MAX}`, entry], {
        cwd,
        env,
        detached,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      });
      const exited = exitOf(child);
      endWhenSilent(child, silentMsMax, () => onWarning(`${name} has hung: it is ended`));
      /** @type {string[]} */
      const lastLines = [];
      const isNews = newsOnly();
      for (const stream of [child.stdout, child.stderr]) {
        createInterface({ input: stream }).on('line', (line) => {
          log.write(`${line}\n`);
          const words = inWords(line);
          lastLines.push(words.text);
          if (lastLines.length > LAST_LINES_MAX) lastLines.shift();
          if (words.isWarning && isNews(words.text)) onWarning(`${name}: ${words.text}`);
        });
      }
      child.once('close', () => log.end());
      const stop = () => end(child, exited, stopMsMax);
      const ready = await readiness(child, exited);
      if (ready === null) {
        const isSlow = child.exitCode === null && child.signalCode === null;
        await end(child, exited, 0);
        const within = isSlow ? ` within ${READY_MS_MAX / 1000} seconds` : '';
        throw new LauncherFailure(...lastLines, `${name} did not start${within}. Its log: ${logFile}`);
      }
      const kill = async () => {
        child.kill('SIGKILL');
        await exited;
      };
      return { pid: child.pid ?? 0, exited, stop, kill, ready };
    },
  };
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<number | null>} */
function exitOf(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code));
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<number | null>} exited
 * @returns {Promise<Record<string, unknown> | null>} its message; null if it ended, or took too long
 */
function readiness(child, exited) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), READY_MS_MAX);
    const done = (/** @type {Record<string, unknown> | null} */ value) => {
      clearTimeout(timer);
      resolve(value);
    };
    child.on('message', (message) => {
      if (typeof message === 'object' && message !== null && 'ready' in message) done({ ...message });
    });
    exited.then(() => done(null));
  });
}

/**
 * Watches a process from the first time that it says that it is alive.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} silentMsMax
 * @param {() => void} onHung
 */
function endWhenSilent(child, silentMsMax, onHung) {
  /** @type {NodeJS.Timeout | undefined} */
  let listening;
  let silentParts = 0;
  const listen = () => {
    silentParts += 1;
    if (silentParts < SILENT_PARTS) return;
    clearInterval(listening);
    onHung();
    child.kill('SIGKILL');
  };
  child.on('message', (message) => {
    if (typeof message !== 'object' || message === null || !('alive' in message)) return;
    silentParts = 0;
    listening ??= setInterval(listen, silentMsMax / SILENT_PARTS);
  });
  child.once('exit', () => clearInterval(listening));
}

/**
 * Closes the channel, which asks the process to end, and ends it if it does not.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<number | null>} exited
 * @param {number} patienceMs
 */
async function end(child, exited, patienceMs) {
  if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await exited;
  clearTimeout(timer);
}

/** A process that tries again every few milliseconds says the same two or three things each time. */
function newsOnly() {
  /** @type {Map<string, number>} */
  const saidAt = new Map();
  return (/** @type {string} */ text) => {
    const now = performance.now();
    for (const [said, at] of saidAt) if (now - at > REPEATED_MS) saidAt.delete(said);
    if (saidAt.has(text)) return false;
    saidAt.set(text, now);
    return true;
  };
}

/** @param {string} line a line of pino's JSON, or anything else that was printed @returns */
function inWords(line) {
  try {
    const { level, msg, words, reason, err } = JSON.parse(line);
    const parts = [msg, words, reason, err?.message];
    const text = parts.filter((each) => typeof each === 'string' && each !== '').join(': ');
    return { text: text === '' ? line : text, isWarning: level >= WARNING_LEVEL };
  } catch {
    return { text: line, isWarning: false };
  }
}

/** @param {string} file */
function openLog(file) {
  mkdirSync(path.dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > LOG_BYTES_MAX) renameSync(file, `${file}.1`);
  /** @type {import('node:fs').WriteStream | null} */
  let stream = null;
  const opened = () => {
    const made = createWriteStream(file, { flags: 'a', mode: 0o600 });
    // On a full disk lines are lost and the night goes on: the next line tries again.
    made.on('error', () => {
      if (stream === made) stream = null;
    });
    return made;
  };
  return {
    write(/** @type {string} */ text) {
      stream ??= opened();
      stream.write(text);
    },
    end: () => stream?.end(),
  };
}

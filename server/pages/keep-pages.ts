import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { PagesMessage, WantedForecast } from '#server/pages-message.ts';
import type { PagesAddress } from './pass-on.ts';

/** The environment variable by which the process is told its key. */
export const KEY_VARIABLE = 'DECLARED_PAGES_KEY';
const KEY_BYTES = 32;

/** Of the launcher's supervisor: at once after a single crash, and no more often than this for one that cannot start. */
const RESTART_MS_MIN = 250;
const RESTART_MS_MAX = 10_000;
const STEADY_MS = 60_000;

/** Folding a whole night and preparing Next takes a second; a busy or slow machine ten times that. */
const READY_MS_MAX = 60_000;
/** It says every two seconds that it is alive; one that is silent for so long hangs, and does not end by itself. */
const SILENT_MS_MAX = 20_000;
/** In MiB, as the launcher gives its own processes, and for the same reason. */
const SEMI_SPACE_MIB_MAX = 8;
/** In this time it ends when it is asked to. */
const STOP_MS_MAX = 2000;

export interface KeptPages {
  /** Null while the process is starting. */
  addressNow(): PagesAddress | null;
  /** Resolves when pages can be had for the first time; rejects when the process ends before. */
  readonly firstReady: Promise<void>;
  /** The latest of each kind is sent again to a process that has started again. */
  send(message: PagesMessage): void;
  /** Who hears what pages want; the last one that was set. */
  hear(listener: (wanted: WantedForecast) => void): void;
  close(): Promise<void>;
}

export interface KeepPagesParts {
  /** What to run. */
  readonly entry: string;
  readonly logger: Logger;
  readonly env?: NodeJS.ProcessEnv;
  readonly restartMs?: number;
  readonly silentMsMax?: number;
}

/** Runs the process that renders, and runs it again, after a growing pause, whenever it ends or hangs. */
export function keepPages(parts: KeepPagesParts): KeptPages {
  return new PagesKeeper(parts);
}

class PagesKeeper implements KeptPages {
  readonly firstReady: Promise<void>;
  readonly #parts: KeepPagesParts;
  readonly #latest = new Map<PagesMessage['kind'], PagesMessage>();
  readonly #closing = new AbortController();
  readonly #running: Promise<void>;
  #hear: (wanted: WantedForecast) => void = () => {};
  #child: ChildProcess | null = null;
  #address: PagesAddress | null = null;

  constructor(parts: KeepPagesParts) {
    this.#parts = parts;
    const first = Promise.withResolvers<void>();
    this.firstReady = first.promise;
    // Whoever waits hears of it; a process that closes before anybody waits is no error of its own.
    first.promise.catch(() => {});
    this.#running = this.#keep(first);
  }

  readonly addressNow = (): PagesAddress | null => this.#address;

  send(message: PagesMessage): void {
    this.#latest.set(message.kind, message);
    if (this.#address !== null) this.#sendNow(message);
  }

  hear(listener: (wanted: WantedForecast) => void): void {
    this.#hear = listener;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    const child = this.#child;
    if (child?.connected === true) child.disconnect();
    const patience = setTimeout(() => child?.kill('SIGKILL'), STOP_MS_MAX);
    await this.#running;
    clearTimeout(patience);
  }

  async #keep(first: PromiseWithResolvers<void>): Promise<void> {
    const { logger, restartMs = RESTART_MS_MIN } = this.#parts;
    const { signal } = this.#closing;
    let pauseMs = restartMs;
    while (!signal.aborted) {
      const startedAt = performance.now();
      const code = await this.#runOnce(first.resolve);
      this.#address = null;
      first.reject(new Error(`Pages ended (${code ?? 'killed'}) before they were ready`));
      if (signal.aborted) return;
      logger.warn({ code }, 'Pages ended; starting them again');
      if (performance.now() - startedAt > STEADY_MS) pauseMs = restartMs;
      await wait(pauseMs, undefined, { signal }).catch(() => {});
      pauseMs = Math.min(pauseMs * 2, RESTART_MS_MAX);
    }
  }

  /** Resolves with the exit code when the process has ended, however it did; null when it was killed. */
  #runOnce(ready: () => void): Promise<number | null> {
    const { entry, env = process.env, silentMsMax = SILENT_MS_MAX } = this.#parts;
    const key = randomBytes(KEY_BYTES).toString('hex');
    const child = fork(entry, {
      env: { ...env, [KEY_VARIABLE]: key },
      execArgv: [`--max-semi-space-size=${SEMI_SPACE_MIB_MAX}`],
    });
    this.#child = child;
    const hung = setTimeout(() => child.kill('SIGKILL'), READY_MS_MAX);
    let heard = hung;
    child.on('message', (message: FromPages) => {
      clearTimeout(heard);
      heard = setTimeout(() => child.kill('SIGKILL'), silentMsMax);
      if ('wanted' in message) this.#hear(message.wanted);
      if (!('ready' in message)) return;
      this.#address = { port: message.port, key };
      for (const each of this.#latest.values()) this.#sendNow(each);
      ready();
    });
    return new Promise((resolve) => {
      const ended = (code: number | null) => {
        clearTimeout(heard);
        resolve(code);
      };
      child.once('error', () => ended(null));
      child.once('exit', ended);
    });
  }

  #sendNow(message: PagesMessage): void {
    // One that is ending hears nothing more; the next one gets the latest.
    if (this.#child?.connected === true) this.#child.send(message, () => {});
  }
}

/** What the process says of itself. */
export type FromPages =
  | { readonly ready: true; readonly port: number }
  | { readonly alive: true }
  | { readonly wanted: WantedForecast };

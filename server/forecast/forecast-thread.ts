import { Worker } from 'node:worker_threads';
import type { FromThread, ThreadSettings, ToThread } from './thread-messages.ts';

/** A thread that is started again when it dies, as often as it takes. */
export interface ForecastThread {
  tell(message: ToThread): void;
  stop(): Promise<void>;
}

export interface ThreadParts {
  readonly settings: ThreadSettings;
  /** A thread has begun, and knows nothing yet. */
  readonly onStart: () => void;
  readonly onMessage: (message: FromThread) => void;
  /** The thread has died: nothing that it was asked will be answered. */
  readonly onDeath: (error: unknown) => void;
  /** What runs in the thread: another file in tests of its death. */
  readonly file?: URL;
}

/** The first pause after a death; doubled at each that follows, up to the longest. */
const PAUSE_MS_FIRST = 1000;
const PAUSE_MS_MAX = 60_000;
/** A thread that lived so long died of something new. */
const LIVED_WELL_MS = 60_000;
/**
 * What lives is about 25 MB, beside 65 MB of random numbers that are not in the heap: a thread that wants much more is out
 * of its mind. Without a limit for what is young, V8 keeps tens of megabytes of what was thrown away.
 */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 12 };

const WORKER_FILE = new URL('./forecast-worker.ts', import.meta.url);

export function startThread({
  settings,
  onStart,
  onMessage,
  onDeath,
  file = WORKER_FILE,
}: ThreadParts): ForecastThread {
  let worker: Worker | null = null;
  let restart: NodeJS.Timeout | null = null;
  let isStopping = false;
  let pauseMs = PAUSE_MS_FIRST;

  const start = () => {
    restart = null;
    const startedAtMs = performance.now();
    const started = new Worker(file, {
      workerData: settings,
      resourceLimits: RESOURCE_LIMITS,
    });
    worker = started;
    let failure: unknown = new Error('The thread of the forecast ended');
    started.on('message', (message: FromThread) => {
      if (worker === started) onMessage(message);
    });
    started.on('error', (error) => {
      failure = error;
    });
    started.on('exit', () => {
      if (isStopping || worker !== started) return;
      worker = null;
      if (performance.now() - startedAtMs > LIVED_WELL_MS) pauseMs = PAUSE_MS_FIRST;
      restart = setTimeout(start, pauseMs);
      pauseMs = Math.min(PAUSE_MS_MAX, 2 * pauseMs);
      onDeath(failure);
    });
    onStart();
  };

  start();
  return {
    tell: (message) => worker?.postMessage(message),
    async stop() {
      isStopping = true;
      if (restart !== null) clearTimeout(restart);
      await worker?.terminate();
    },
  };
}

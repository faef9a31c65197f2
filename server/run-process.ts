import type { Logger } from 'pino';
import { sayAlive } from './say-alive.ts';

/** In this time open requests are answered; after it, the process ends anyway. */
const CLOSE_MS_MAX = 3000;

export interface Running {
  /** What the launcher is told. */
  readonly ready: Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}

/**
 * Runs one of our processes: says over IPC when it is ready and that it is alive, and ends when the channel closes, or on
 * a signal.
 * What cannot start ends with 1 and says why.
 */
export async function runProcess(logger: Logger, start: () => Promise<Running>): Promise<void> {
  let isEnding = false;
  let running: Running | null = null;
  const end = async (code: number) => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(code), CLOSE_MS_MAX).unref();
    await running?.close().catch((error: unknown) => logger.error({ err: error }, 'Closing failed'));
    process.exit(code);
  };
  process.on('disconnect', () => end(0));
  process.on('SIGTERM', () => end(0));
  process.on('SIGINT', () => end(0));
  // State may be bad after these: the supervisor starts a clean process.
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'Uncaught');
    end(1);
  });
  try {
    running = await start();
  } catch (error) {
    logger.fatal({ err: error }, 'Cannot start');
    await end(1);
    return;
  }
  logger.info(running.ready, 'Ready');
  process.send?.({ ready: true, ...running.ready });
  sayAlive();
}

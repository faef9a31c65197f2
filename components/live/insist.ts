import { retryDelayMs } from '#lib/sync/retry.ts';

/**
 * Tries until it comes, waiting longer each time; null once the signal has ended it. The 0th attempt does not wait.
 */
export async function insist<Value>(
  firstAttempt: number,
  attemptIt: () => Promise<Value>,
  signal: AbortSignal,
): Promise<Value | null> {
  for (let attempt = firstAttempt; !signal.aborted; attempt++) {
    try {
      if (attempt > 0) await wait(retryDelayMs(attempt, Math.random()), signal);
      return await attemptIt();
    } catch {
      // The next attempt is the answer.
    }
  }
  return null;
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}

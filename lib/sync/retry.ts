import { POLL_JITTER_MS, POLL_MS, RETRY_MS_FIRST, RETRY_MS_MAX } from './limits.ts';

/**
 * How long to wait before the nth attempt, in milliseconds: any moment up to a bound that doubles, so that pages
 * that lost their server together do not come back together. `chance` is a number from 0 to 1.
 */
export function retryDelayMs(attempt: number, chance: number): number {
  const bound = Math.min(RETRY_MS_MAX, RETRY_MS_FIRST * 2 ** Math.max(0, attempt - 1));
  return Math.round(chance * bound);
}

/** How long to wait before asking again over plain HTTP, in milliseconds. */
export function pollDelayMs(chance: number): number {
  return Math.round(POLL_MS + (chance * 2 - 1) * POLL_JITTER_MS);
}

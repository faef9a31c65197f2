import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How finely turns are measured: what is shorter than this nobody feels. */
const RESOLUTION_MS = 10;
const NANOSECONDS_A_MILLISECOND = 1e6;

/** How long this process keeps others waiting. */
export interface Lag {
  /** The slowest hundredth of its turns since it was asked last, in milliseconds. */
  sinceLast(): number;
  stop(): void;
}

export function measureLag(): Lag {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  return {
    sinceLast() {
      const slowest = delay.percentile(99) / NANOSECONDS_A_MILLISECOND;
      delay.reset();
      // A timer that is on time is measured as the pause between two looks.
      return Math.max(0, Math.round(slowest - RESOLUTION_MS));
    },
    stop: () => delay.disable(),
  };
}

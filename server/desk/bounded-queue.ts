/** Work of which only so much is done at once, and only so much may wait. */
export interface BoundedQueue {
  /** Throws QueueFull when too many wait already. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
}

export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}

export function boundedQueue({
  atOnce,
  waitingMax,
}: {
  readonly atOnce: number;
  readonly waitingMax: number;
}): BoundedQueue {
  const waiting: (() => void)[] = [];
  let running = 0;
  return {
    async run(work) {
      if (running >= atOnce) {
        if (waiting.length >= waitingMax) throw new QueueFull('Too many wait');
        // Whoever ends hands its place on, so that nobody slips in between.
        await new Promise<void>((resolve) => waiting.push(resolve));
      } else running += 1;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
}

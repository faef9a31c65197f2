/** Collects what comes in quick succession: the first goes at once, the rest together after a pause. */
export interface Batcher<Item> {
  add(items: readonly Item[]): void;
  /** Forgets what was not sent. */
  clear(): void;
}

export function makeBatcher<Item>({
  pauseMs,
  send,
}: {
  readonly pauseMs: number;
  readonly send: (items: readonly Item[]) => void;
}): Batcher<Item> {
  let waiting: Item[] = [];
  let pause: NodeJS.Timeout | null = null;

  const flush = () => {
    pause = null;
    if (waiting.length === 0) return;
    const items = waiting;
    waiting = [];
    pause = setTimeout(flush, pauseMs);
    send(items);
  };

  return {
    add(items) {
      waiting.push(...items);
      if (pause === null) flush();
    },
    clear() {
      waiting = [];
      if (pause !== null) clearTimeout(pause);
      pause = null;
    },
  };
}

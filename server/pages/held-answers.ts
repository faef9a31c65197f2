import type { ServerResponse } from 'node:http';

/** How often slow readers are looked for. */
const LOOK_MS = 1000;

/** Answers whose readers have not taken all of them yet. */
export interface HeldAnswers {
  add(response: ServerResponse): void;
  stop(): void;
}

/** Cuts off the oldest answers while all together hold more than that: memory is for those who read. */
export function holdAnswers(heldBytesMaxOfAll: number): HeldAnswers {
  const open = new Set<ServerResponse>();
  const look = setInterval(() => {
    let held = 0;
    for (const { writableLength } of open) held += writableLength;
    for (const response of open) {
      if (held <= heldBytesMaxOfAll) return;
      held -= response.writableLength;
      if (response.writableLength > 0) response.destroy();
    }
  }, LOOK_MS);
  return {
    add(response) {
      open.add(response);
      response.once('close', () => open.delete(response));
    },
    stop: () => clearInterval(look),
  };
}

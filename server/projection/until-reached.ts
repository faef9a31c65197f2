import type { Position } from '#lib/sync/position.ts';
import type { Projection } from './projection.ts';

/**
 * Resolves when the copy has the event at a position, at once when it has it already; after `msMax` milliseconds in
 * any case, with false. Two processes that follow one log are a moment apart, and whoever has heard from the one
 * must not be told less by the other.
 */
export function untilReached(
  { current, subscribe }: Pick<Projection, 'current' | 'subscribe'>,
  { epoch, seq }: Pick<Position, 'epoch' | 'seq'>,
  msMax: number,
): Promise<boolean> {
  const isThere = () => {
    const { position } = current();
    return position.epoch === epoch && position.seq >= seq;
  };
  if (isThere()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const end = (isReached: boolean) => {
      clearTimeout(patience);
      leave();
      resolve(isReached);
    };
    const look = () => {
      if (isThere()) end(true);
    };
    const patience = setTimeout(() => end(false), msMax);
    const leave = subscribe({ onEvents: look, onReplaced: look });
  });
}

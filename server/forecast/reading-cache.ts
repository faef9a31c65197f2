import type { ReadingBodies } from './thread-messages.ts';

/** Readings of past moments: a past never changes, so the only limit is memory. The least lately asked for goes first. */
export interface ReadingCache {
  get(key: string): ReadingBodies | null;
  put(key: string, bodies: ReadingBodies): void;
  clear(): void;
}

export function makeReadingCache(bytesMax: number): ReadingCache {
  // In the order of use: a Map keeps the order in which its entries were put.
  const kept = new Map<string, ReadingBodies>();
  let bytes = 0;
  return {
    get(key) {
      const found = kept.get(key);
      if (found === undefined) return null;
      kept.delete(key);
      kept.set(key, found);
      return found;
    },
    put(key, bodies) {
      const before = kept.get(key);
      if (before !== undefined) bytes -= sizeOf(before);
      kept.delete(key);
      kept.set(key, bodies);
      bytes += sizeOf(bodies);
      for (const [oldest, old] of kept) {
        if (bytes <= bytesMax || oldest === key) break;
        kept.delete(oldest);
        bytes -= sizeOf(old);
      }
    },
    clear() {
      kept.clear();
      bytes = 0;
    },
  };
}

function sizeOf({ forecast, atRisk }: ReadingBodies): number {
  return [forecast, atRisk].reduce(
    (sum, { identity, br, gzip }) => sum + identity.length + br.length + gzip.length,
    0,
  );
}

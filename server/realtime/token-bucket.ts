/** Allows a burst, then one every so often. */
export interface TokenBucket {
  /** Takes a token; false when there is none. */
  take(nowMs: number): boolean;
}

export function tokenBucket({
  burst,
  refillMs,
}: {
  readonly burst: number;
  readonly refillMs: number;
}): TokenBucket {
  let tokens = burst;
  let countedAtMs: number | null = null;
  return {
    take(nowMs) {
      const elapsedMs = countedAtMs === null ? 0 : Math.max(0, nowMs - countedAtMs);
      tokens = Math.min(burst, tokens + elapsedMs / refillMs);
      countedAtMs = nowMs;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}

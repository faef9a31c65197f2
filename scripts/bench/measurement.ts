/** One line of the table: what was measured, what it should reach, what came out, and how. */
export interface Measurement {
  readonly what: string;
  /** As issue and design state it; null where nothing is asked. */
  readonly reach: string | null;
  readonly value: string;
  readonly how: string;
}

/** The value that a share of the samples does not exceed. Throws without samples: nothing was measured. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((left, right) => left - right);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  if (value === undefined) throw new Error('No samples');
  return value;
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

export function milliseconds(ms: number): string {
  return ms < 10 ? `${ms.toPrecision(2)} ms` : `${Math.round(ms)} ms`;
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

/**
 * A UTC instant beside a fixed one: milliseconds since it when the text has three decimals, `[seconds]` since it
 * when the text has none, and the text itself in any other form. The very same text comes back.
 */
export type CompactInstant = number | readonly [number] | string;

export function compactInstant(instant: string, sinceMs: number): CompactInstant {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) return instant;
  if (withDecimals(ms) === instant) return ms - sinceMs;
  if (withoutDecimals(ms) === instant) return [(ms - sinceMs) / 1000];
  return instant;
}

export function fullInstant(compact: CompactInstant, sinceMs: number): string {
  if (typeof compact === 'string') return compact;
  if (typeof compact === 'number') return withDecimals(sinceMs + compact);
  return withoutDecimals(sinceMs + compact[0] * 1000);
}

function withDecimals(ms: number): string {
  return new Date(ms).toISOString();
}

/** Only for whole seconds: the decimals of any other moment would be lost. */
function withoutDecimals(ms: number): string {
  return withDecimals(ms).replace('.000Z', 'Z');
}

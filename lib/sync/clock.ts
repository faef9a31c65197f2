/** The night's clock as ingest last published it. It belongs to ingest; everybody else reads it. */
export interface NightClock {
  /** UTC instant on the night's clock. */
  readonly nightAt: string;
  /** UTC instant of real time at which the night's clock showed `nightAt`. */
  readonly realAt: string;
  /** Night seconds per real second: 1 in live mode, 0 when it stands still. */
  readonly speed: number;
}

/** What the night's clock shows at a moment of real time (milliseconds since 1970). */
export function nightTimeAt(clock: NightClock, realMs: number): number {
  const elapsedMs = Math.max(0, realMs - Date.parse(clock.realAt));
  return Date.parse(clock.nightAt) + elapsedMs * clock.speed;
}

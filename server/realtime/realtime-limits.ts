import {
  BATCH_MS,
  FORECAST_MS,
  HEARTBEAT_MS,
  RESUME_REFILL_MS,
  RESUMES_BURST_MAX,
} from '#lib/sync/limits.ts';

/** What the socket server allows. Tests and small machines may choose less. */
export interface RealtimeLimits {
  readonly connectionsMax: number;
  readonly connectionsPerAddressMax: number;
  readonly batchMs: number;
  readonly heartbeatMs: number;
  readonly forecastMs: number;
  readonly connectTimeoutMs: number;
  readonly queuedBytesMax: number;
  readonly resumesBurstMax: number;
  readonly resumeRefillMs: number;
  readonly aheadMsMax: number;
}

export const REALTIME_LIMITS: RealtimeLimits = {
  // Measured: one process on one core serves ten thousand; a little more is refused cleanly, with "use polling".
  connectionsMax: 12_000,
  // A whole town can share the address of its phone company, so this only keeps one machine from taking all.
  connectionsPerAddressMax: 4000,
  batchMs: BATCH_MS,
  heartbeatMs: HEARTBEAT_MS,
  forecastMs: FORECAST_MS,
  // A connection that never says what it wants; socket.io's default is 45 s.
  connectTimeoutMs: 5000,
  // Two hundred declarations that nobody takes off the line: starting again from a snapshot is cheaper.
  queuedBytesMax: 64 * 1024,
  resumesBurstMax: RESUMES_BURST_MAX,
  resumeRefillMs: RESUME_REFILL_MS,
  // Servers of one log are milliseconds apart: a page that has more than this one is mostly not ahead for long.
  aheadMsMax: 1000,
};

/** The page watches for silence itself, so the transport's own ping only frees what is dead on this side. */
export const PING_MS = 60_000;
export const PING_ANSWER_MS = 20_000;

/** How often slow consumers are looked for. */
export const SLOW_LOOK_MS = 1000;

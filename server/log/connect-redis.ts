import { Redis, type RedisOptions } from 'ioredis';

/** A healthy Redis answers in under a millisecond; after this long the outcome counts as unknown. */
const COMMAND_MS_MAX = 2_000;
/** Attempts to reconnect that a command waits for before it fails. */
const RETRIES_PER_REQUEST_MAX = 3;
/** A Redis that restarts is back in some tens of milliseconds, so the first attempts follow fast. */
const RECONNECT_MS_MAX = 500;
const RECONNECT_MS_MIN = 20;

const OPTIONS = {
  // Sent again by the library, an append whose answer was lost would be applied twice. We ask again by key.
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: RETRIES_PER_REQUEST_MAX,
  commandTimeout: COMMAND_MS_MAX,
  retryStrategy: (attempt: number) =>
    Math.min(RECONNECT_MS_MIN * 2 ** Math.min(attempt, 10), RECONNECT_MS_MAX),
} satisfies RedisOptions;

/**
 * A connection that says "unknown" rather than waiting for ever or sending twice. It reconnects by itself;
 * `onError` hears why it had to.
 */
export function connectRedis(url: string, onError: (error: Error) => void): Redis {
  const redis = new Redis(url, OPTIONS);
  redis.on('error', onError);
  return redis;
}

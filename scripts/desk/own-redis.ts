import type { Mode } from '#lib/sync/mode.ts';
import { readConfig } from '../launcher/redis.mjs';

/** Address of the Redis that the launcher runs for a night; null when it runs none here. */
export function ownRedis(data: string, mode: Mode, election: string): string | null {
  const own = readConfig(`${data}/${mode}/${election}/redis`);
  return own === null ? null : `redis://:${own.password}@127.0.0.1:${own.port}`;
}

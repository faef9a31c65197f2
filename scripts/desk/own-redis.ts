import type { Mode } from '#lib/sync/mode.ts';
import { readConfig } from '../launcher/redis.mjs';
import { redisUrlFor } from '../launcher/redis-users.mjs';

/** Address of the Redis that the launcher runs for a night, as the desk uses it; null when it runs none here. */
export function ownRedis(data: string, mode: Mode, election: string): string | null {
  const own = readConfig(`${data}/${mode}/${election}/redis`);
  return own === null ? null : redisUrlFor(own, 'web');
}

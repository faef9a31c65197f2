import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { NightKeys } from '#server/log/night-keys.ts';
import type { NightSigns } from './freshness.ts';

const clockSchema = z.object({ nightAt: z.iso.datetime(), realAt: z.iso.datetime(), speed: z.number() });

/** Reads the signs that ingest leaves in Redis. Throws when Redis does not answer. */
export async function readRedisSigns(redis: Redis, keys: NightKeys): Promise<NightSigns> {
  const [clock, aliveAt] = await Promise.all([redis.get(keys.clock), redis.hget(keys.ingest, 'aliveAt')]);
  return { clock: clock === null ? null : clockSchema.parse(JSON.parse(clock)), ingestAliveAt: aliveAt };
}

import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { NightKeys } from '#server/log/night-keys.ts';
import type { NightSigns } from './freshness.ts';

const clockSchema = z.object({ nightAt: z.iso.datetime(), realAt: z.iso.datetime(), speed: z.number() });

/** Reads the signs that ingest leaves in Redis. Throws when Redis does not answer. */
export async function readRedisSigns(redis: Redis, keys: NightKeys): Promise<NightSigns> {
  const [clock, { aliveAt, ...figures }] = await Promise.all([
    redis.get(keys.clock),
    redis.hgetall(keys.ingest),
  ]);
  return {
    clock: clock === null ? null : clockSchema.parse(JSON.parse(clock)),
    ingestAliveAt: aliveAt ?? null,
    ingestFigures: new Map(Object.entries(figures).map(([field, count]) => [field, Number(count)])),
  };
}

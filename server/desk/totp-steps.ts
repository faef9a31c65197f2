import type { Redis } from 'ioredis';
import type { DeskKeys } from './desk-keys.ts';

const USE = `
local last = tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or '-1')
if tonumber(ARGV[2]) <= last then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1`;

/** Takes a step of somebody's one-time codes. False when it, or a later one, was used before. */
export async function takeTotpStep(
  redis: Redis,
  keys: DeskKeys,
  userId: string,
  step: number,
): Promise<boolean> {
  return Number(await redis.eval(USE, 1, keys.totpSteps, userId, step)) === 1;
}

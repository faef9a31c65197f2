import type { Redis } from 'ioredis';
import type { DeskKeys } from './desk-keys.ts';
import { hashOf, isToken, newToken } from './secret-token.ts';

/** Beyond it, the one that was known longest is forgotten. */
const DEVICES_OF_USER_MAX = 20;

export interface KnownDevice {
  readonly id: string;
  readonly userId: string;
  readonly sinceMs: number;
}

/** Browsers on which somebody has signed in. It opens nothing: it only tells the owner's attempts from a stranger's. */
export interface KnownDevices {
  find(token: string | undefined): Promise<KnownDevice | null>;
  /** Token for the device's cookie. */
  remember(userId: string): Promise<string>;
}

export function knownDevices(redis: Redis, keys: DeskKeys, nowMs: () => number = Date.now): KnownDevices {
  return {
    async find(token) {
      if (!isToken(token)) return null;
      const id = hashOf(token);
      const stored = await redis.hget(keys.devices, id);
      return stored === null ? null : { ...(JSON.parse(stored) as KnownDevice), id };
    },
    async remember(userId) {
      const stored = Object.entries(await redis.hgetall(keys.devices));
      const own = stored
        .map(([id, json]) => ({ ...(JSON.parse(json) as KnownDevice), id }))
        .filter((device) => device.userId === userId)
        .toSorted((left, right) => right.sinceMs - left.sinceMs);
      const surplus = own.slice(DEVICES_OF_USER_MAX - 1).map(({ id }) => id);
      if (surplus.length > 0) await redis.hdel(keys.devices, ...surplus);
      const token = newToken();
      await redis.hset(keys.devices, hashOf(token), JSON.stringify({ userId, sinceMs: nowMs() }));
      return token;
    },
  };
}

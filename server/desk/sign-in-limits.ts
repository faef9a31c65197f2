import type { Redis } from 'ioredis';
import type { DeskKeys } from './desk-keys.ts';
import { hashOf } from './secret-token.ts';

/** How a bucket lets failures through: so many at once, then one after each delay, which doubles. */
interface Allowance {
  readonly free: number;
  readonly delayMsFirst: number;
  readonly delayMsMax: number;
}

/** A person who mistypes tries a few times at once. At one guess a second, 10,000 guesses are 18 looked at. */
const ACCOUNT: Allowance = { free: 5, delayMsFirst: 5_000, delayMsMax: 30 * 60_000 };
/** A whole newsroom comes from one address, and mistypes; each success gives some back. */
const ADDRESS: Allowance = { free: 20, delayMsFirst: 5_000, delayMsMax: 30 * 60_000 };
/** What was tried is forgotten so long after the last delay has passed. */
const FORGET_MS = 60 * 60_000;
const GIVEN_BACK_BY_SUCCESS = 3;
const ALL = 1_000_000;

/** Who tries to sign in, before anybody knows whether they may. */
export interface Attempt {
  /** Folded name, whether or not anybody has it. */
  readonly name: string;
  readonly address: string;
  /** Id of a device on which the owner of this name signed in before; null for any other. */
  readonly knownDevice: string | null;
}

/**
 * Limits on guessing. An attempt is counted before it is looked at, so that a thousand at once are not a thousand
 * looked at. The owner's known device has a count of its own: a stranger cannot lock the owner out.
 */
export interface SignInLimits {
  /** Milliseconds to wait before the next attempt is looked at; 0 when this one is, and is counted as failed. */
  take(attempt: Attempt): Promise<number>;
  /** It was right after all. */
  succeeded(attempt: Attempt): Promise<void>;
  /** It was neither right nor wrong: as if it had not been. */
  giveBack(attempt: Attempt): Promise<void>;
  /** Forgets what was tried on a name. */
  forget(name: string): Promise<void>;
}

/** Arguments: now, forget; then for each key free, first delay, longest delay. Answers the milliseconds to wait. */
const TAKE = `
local now, forget, wait = tonumber(ARGV[1]), tonumber(ARGV[2]), 0
for _, key in ipairs(KEYS) do
  wait = math.max(wait, tonumber(redis.call('HGET', key, 'next') or '0') - now)
end
if wait > 0 then return math.ceil(wait) end
for i, key in ipairs(KEYS) do
  local free, first, longest = tonumber(ARGV[i * 3]), tonumber(ARGV[i * 3 + 1]), tonumber(ARGV[i * 3 + 2])
  local failures, delay = redis.call('HINCRBY', key, 'failures', 1), 0
  if failures >= free then delay = math.min(longest, first * 2 ^ math.min(failures - free, 40)) end
  redis.call('HSET', key, 'next', string.format('%.0f', now + delay))
  redis.call('PEXPIRE', key, string.format('%.0f', delay + forget))
end
return 0`;

/** Arguments: how many failures are taken back. */
const GIVE_BACK = `
for i, key in ipairs(KEYS) do
  local failures = tonumber(redis.call('HGET', key, 'failures') or '0') - tonumber(ARGV[i])
  if failures <= 0 then redis.call('DEL', key)
  else redis.call('HSET', key, 'failures', failures, 'next', 0) end
end
return 0`;

export function signInLimits(redis: Redis, keys: DeskKeys, nowMs: () => number = Date.now): SignInLimits {
  const bucket = (kind: string, what: string) => keys.limitOf(hashOf(`${kind}:${what}`));
  const bucketsOf = ({ name, address, knownDevice }: Attempt): readonly [string, Allowance][] =>
    knownDevice === null
      ? [
          [bucket('account', name), ACCOUNT],
          [bucket('address', address), ADDRESS],
        ]
      : [[bucket('device', knownDevice), ACCOUNT]];

  const giveBack = async (attempt: Attempt, counts: (allowance: Allowance) => number) => {
    const buckets = bucketsOf(attempt);
    const names = buckets.map(([name]) => name);
    await redis.eval(GIVE_BACK, names.length, ...names, ...buckets.map(([, allowance]) => counts(allowance)));
  };

  return {
    async take(attempt) {
      const buckets = bucketsOf(attempt);
      const allowances = buckets.flatMap(([, { free, delayMsFirst, delayMsMax }]) => [
        free,
        delayMsFirst,
        delayMsMax,
      ]);
      const names = buckets.map(([name]) => name);
      const waitMs = await redis.eval(TAKE, names.length, ...names, nowMs(), FORGET_MS, ...allowances);
      return Number(waitMs);
    },
    succeeded: (attempt) =>
      giveBack(attempt, (allowance) => (allowance === ADDRESS ? 1 + GIVEN_BACK_BY_SUCCESS : ALL)),
    giveBack: (attempt) => giveBack(attempt, () => 1),
    async forget(name) {
      await redis.del(bucket('account', name));
    },
  };
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDurability, durabilityOf } from '#server/log/check-durability.ts';
import { privateRedis } from '#tests/support/redis.ts';

const DURABLE = {
  hasAppendOnlyFile: true,
  fsync: 'always',
  memoryBytesMax: 0,
  eviction: 'noeviction',
} as const;

test('[L11] a live night wants an append-only file, and keys that are never thrown away', () => {
  assert.deepEqual(durabilityOf(DURABLE), { refusal: null, warnings: [] });
  assert.match(durabilityOf({ ...DURABLE, hasAppendOnlyFile: false }).refusal ?? '', /append-only file/);
  const evicting = { ...DURABLE, memoryBytesMax: 1_000_000, eviction: 'allkeys-lru' };
  assert.match(durabilityOf(evicting).refusal ?? '', /noeviction/);
  assert.equal(durabilityOf({ ...evicting, memoryBytesMax: 0 }).refusal, null);
});

test('[L11] an append-only file that is not synced at every commit is a warning', () => {
  const { refusal, warnings } = durabilityOf({ ...DURABLE, fsync: 'everysec' });
  assert.equal(refusal, null);
  assert.match(warnings.join(), /appendfsync is everysec/);
});

test('[L11] a running Redis is asked what it promises', async () => {
  const server = await privateRedis();
  try {
    const redis = server.connect();
    assert.deepEqual(await checkDurability(redis), { refusal: null, warnings: [] });
    await redis.config('SET', 'appendonly', 'no');
    assert.notEqual((await checkDurability(redis)).refusal, null);
  } finally {
    await server.close();
  }
});

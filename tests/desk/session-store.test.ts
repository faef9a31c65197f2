import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { deskKeys } from '#server/desk/desk-keys.ts';
import { knownDevices } from '#server/desk/known-devices.ts';
import { IDLE_MS_MAX, SESSION_MS_MAX, sessionStore } from '#server/desk/session-store.ts';
import { type PrivateRedis, privateRedis } from '#tests/support/redis.ts';

let server: PrivateRedis;
before(async () => {
  server = await privateRedis();
});
after(() => server.close());

const HOUR_MS = 60 * 60 * 1000;
const ann = { userId: 'ann', epoch: 'first', accountSeq: 1, address: '192.0.2.1' };

function storeFor(election: string) {
  const clock = { nowMs: Date.now() };
  const redis = server.connect();
  const keys = deskKeys({ mode: 'test', election });
  return { clock, redis, keys, store: sessionStore(server.connect('web'), keys, () => clock.nowMs) };
}

test('[X12] a token has 256 bits, is new each time, and is nowhere in the store', async () => {
  const { redis, keys, store } = storeFor('tokens');
  const tokens = new Set<string>();
  for (let session = 0; session < 5; session++) tokens.add((await store.begin(ann)).token);
  assert.equal(tokens.size, 5);
  const stored = JSON.stringify([await redis.hgetall(keys.sessions), await redis.zrange(keys.seen, 0, '-1')]);
  for (const token of tokens) {
    assert.equal(Buffer.from(token, 'base64url').length, 32);
    assert.ok(!stored.includes(token));
    assert.ok(stored.includes(createHash('sha256').update(token).digest('hex')));
    assert.equal((await store.find(token)).kind, 'found');
  }
});

test('[X12] what is no token of ours is not even looked for', async () => {
  const { keys, redis, store } = storeFor('shapes');
  await store.begin(ann);
  const [id = ''] = await redis.hkeys(keys.sessions);
  for (const token of [undefined, '', 'x', id, '*', `${'a'.repeat(42)}\n`, '__proto__', 'A'.repeat(5000)]) {
    assert.deepEqual(await store.find(token), { kind: 'unknown' });
  }
});

test('[X14] three hours without anything done, or fifty in all, end a session', async () => {
  assert.deepEqual([IDLE_MS_MAX / HOUR_MS, SESSION_MS_MAX / HOUR_MS], [3, 50]);
  const { clock, store } = storeFor('limits');
  const idle = await store.begin(ann);
  const busy = await store.begin({ ...ann, userId: 'bea' });
  for (let hours = 0; hours < 49; hours++) {
    clock.nowMs += HOUR_MS;
    const found = await store.find(busy.token);
    assert.equal(found.kind, 'found', `after ${hours + 1} hours of work`);
    if (found.kind === 'found') await store.touch(found.session);
    if (hours === 1) assert.equal((await store.find(idle.token)).kind, 'found');
    if (hours === 3) assert.equal((await store.find(idle.token)).kind, 'expired');
  }
  clock.nowMs += HOUR_MS + 1;
  assert.equal((await store.find(busy.token)).kind, 'expired');
  assert.equal((await store.alive([busy.session.id, idle.session.id])).size, 0);
});

test('[X14] asking for a session does not keep it open', async () => {
  const { clock, store } = storeFor('asking');
  const { token } = await store.begin(ann);
  for (let quarter = 0; quarter < 12; quarter++) {
    clock.nowMs += HOUR_MS / 4;
    assert.equal((await store.find(token)).kind, 'found');
  }
  clock.nowMs += 1;
  assert.equal((await store.find(token)).kind, 'expired');
});

test('[X15] a session that was ended does not come back by being used', async () => {
  const { clock, redis, keys, store } = storeFor('ended');
  const { token, session } = await store.begin(ann);
  await store.end(session.id);
  clock.nowMs += HOUR_MS;
  await store.touch(session);
  assert.equal((await store.find(token)).kind, 'unknown');
  assert.deepEqual([await redis.hlen(keys.sessions), await redis.zcard(keys.seen)], [0, 0]);
});

test('[X15] all sessions of a person can be ended, and those of others stay', async () => {
  const { store } = storeFor('all');
  const mine = await Promise.all([store.begin(ann), store.begin(ann), store.begin(ann)]);
  const others = await store.begin({ ...ann, userId: 'bea' });
  assert.equal((await store.of('ann')).length, 3);
  assert.equal(await store.endAllOf('ann', mine[0].session.id), 2);
  const kinds = await Promise.all([...mine, others].map(async ({ token }) => (await store.find(token)).kind));
  assert.deepEqual(kinds, ['found', 'unknown', 'unknown', 'found']);
});

test('[X12] the eleventh session of a person ends the one that was used longest ago', async () => {
  const { clock, store } = storeFor('many');
  const tokens: string[] = [];
  for (let session = 0; session < 11; session++) {
    clock.nowMs += 1000;
    tokens.push((await store.begin(ann)).token);
  }
  const kinds = await Promise.all(tokens.map(async (token) => (await store.find(token)).kind));
  assert.deepEqual(kinds, ['unknown', ...Array(10).fill('found')]);
});

test('[X10] a device is known for the person who signed in on it, and for twenty of them', async () => {
  const { redis, keys, clock } = storeFor('devices');
  const devices = knownDevices(server.connect('web'), keys, () => clock.nowMs);
  const first = await devices.remember('ann');
  assert.equal((await devices.find(first))?.userId, 'ann');
  assert.equal(await devices.find('x'), null);
  for (let more = 0; more < 20; more++) {
    clock.nowMs += 1;
    await devices.remember('ann');
  }
  assert.equal(await devices.find(first), null);
  assert.equal(await redis.hlen(keys.devices), 20);
});

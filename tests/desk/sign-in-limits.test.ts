import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { deskKeys } from '#server/desk/desk-keys.ts';
import { type Attempt, signInLimits } from '#server/desk/sign-in-limits.ts';
import { type PrivateRedis, privateRedis } from '#tests/support/redis.ts';

let server: PrivateRedis;
before(async () => {
  server = await privateRedis();
});
after(() => server.close());

const MINUTE_MS = 60_000;

/** Limits of a night of its own, on a clock in the test's hands. */
function limitsFrom(startMs: number, election: string) {
  const clock = { nowMs: startMs };
  const keys = deskKeys({ mode: 'test', election });
  return { clock, keys, limits: signInLimits(server.connect('web'), keys, () => clock.nowMs) };
}

const stranger: Attempt = { name: 'ann', address: '192.0.2.1', knownDevice: null };

for (const [words, everyMs] of [
  ['as fast as they come', 0],
  ['ten a second', 100],
  ['one a second', 1000],
] as const) {
  test(`[X10] of 10,000 guesses at one account, ${words}, at most 20 are looked at`, async () => {
    const { clock, limits } = limitsFrom(Date.now(), `guesses-${everyMs}`);
    let looked = 0;
    for (let sent = 0; sent < 10_000; sent += 500) {
      const waits = await Promise.all(
        Array.from({ length: 500 }, () => {
          clock.nowMs += everyMs;
          return limits.take(stranger);
        }),
      );
      looked += waits.filter((waitMs) => waitMs === 0).length;
    }
    assert.ok(looked >= 5 && looked <= 20, `${looked} were looked at`);
  });
}

test('[X10] a thousand addresses guess no more at one account than one does', async () => {
  const { limits } = limitsFrom(Date.now(), 'many-addresses');
  const waits = await Promise.all(
    Array.from({ length: 1000 }, (_, index) => limits.take({ ...stranger, address: `address ${index}` })),
  );
  assert.equal(waits.filter((waitMs) => waitMs === 0).length, 5);
});

test('[X10] one address guesses at a thousand names no more than a few times', async () => {
  const { limits } = limitsFrom(Date.now(), 'many-names');
  const waits = await Promise.all(
    Array.from({ length: 1000 }, (_, index) => limits.take({ ...stranger, name: `name ${index}` })),
  );
  assert.equal(waits.filter((waitMs) => waitMs === 0).length, 20);
});

test('[X10] while a stranger guesses, the owner comes in from a device that is known', async () => {
  const { limits } = limitsFrom(Date.now(), 'known-device');
  for (let guess = 0; guess < 50; guess++) await limits.take(stranger);
  assert.ok((await limits.take({ ...stranger, address: '192.0.2.2' })) > 0, 'an unknown device waits');
  const owner: Attempt = { ...stranger, address: '192.0.2.2', knownDevice: 'ff'.repeat(32) };
  assert.equal(await limits.take(owner), 0);
});

test('[X10] a device that is known has a count of its own, and it ends too', async () => {
  const { limits } = limitsFrom(Date.now(), 'stolen-device');
  const thief: Attempt = { ...stranger, knownDevice: 'aa'.repeat(32) };
  const waits = [];
  for (let guess = 0; guess < 100; guess++) waits.push(await limits.take(thief));
  assert.equal(waits.filter((waitMs) => waitMs === 0).length, 5);
});

test('[X10] no wait is longer than half an hour, and what was tried is forgotten an hour after it', async () => {
  const { clock, limits, keys } = limitsFrom(Date.now(), 'forgotten');
  let longest = 0;
  for (let guess = 0; guess < 40; guess++) {
    const waitMs = await limits.take(stranger);
    longest = Math.max(longest, waitMs);
    clock.nowMs += waitMs;
  }
  assert.equal(longest, 30 * MINUTE_MS);
  const redis = server.connect();
  for (const key of await redis.keys(`${keys.limitOf('*')}`)) {
    const leftMs = await redis.pttl(key);
    assert.ok(leftMs > 0 && leftMs <= 90 * MINUTE_MS, `${leftMs}`);
  }
});

test('[X10] a success forgets what was tried on the name, and gives the address some back', async () => {
  const { limits } = limitsFrom(Date.now(), 'success');
  for (let guess = 0; guess < 4; guess++) assert.equal(await limits.take(stranger), 0);
  assert.equal(await limits.take(stranger), 0);
  await limits.succeeded(stranger);
  for (let guess = 0; guess < 5; guess++) assert.equal(await limits.take(stranger), 0);
  assert.ok((await limits.take(stranger)) > 0);
  await limits.forget(stranger.name);
  assert.equal(await limits.take(stranger), 0);
});

test('[X18] sixty editors behind one address, each of whom mistypes once, all come in', async () => {
  const { limits } = limitsFrom(Date.now(), 'newsroom');
  for (let editor = 0; editor < 60; editor++) {
    const attempt = { ...stranger, name: `editor ${editor}` };
    assert.equal(await limits.take(attempt), 0, `editor ${editor}, mistyped`);
    assert.equal(await limits.take(attempt), 0, `editor ${editor}`);
    await limits.succeeded(attempt);
  }
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { deskKeys } from '#server/desk/desk-keys.ts';
import { codeAt, newTotpSecret, otpauthUri, stepOfCode, toBase32 } from '#server/desk/totp.ts';
import { takeTotpStep } from '#server/desk/totp-steps.ts';
import { type PrivateRedis, privateRedis } from '#tests/support/redis.ts';

let server: PrivateRedis;
before(async () => {
  server = await privateRedis();
});
after(() => server.close());

/** RFC 6238, appendix B, SHA-1: the last six of the eight digits there. */
const VECTORS: readonly (readonly [seconds: number, code: string])[] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
];
const SECRET = toBase32(Buffer.from('12345678901234567890'));

test('[X16] one-time codes are those of RFC 6238', () => {
  assert.equal(SECRET, 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  for (const [seconds, code] of VECTORS) {
    assert.equal(codeAt(SECRET, Math.floor(seconds / 30)), code);
    assert.equal(stepOfCode(SECRET, code, seconds * 1000), Math.floor(seconds / 30));
  }
});

test('[X16] a code is good one step early and late, and no longer', () => {
  const nowMs = 1_700_000_010_000;
  const now = Math.floor(nowMs / 30_000);
  const accepted = [-2, -1, 0, 1, 2].map((off) => stepOfCode(SECRET, codeAt(SECRET, now + off), nowMs));
  assert.deepEqual(accepted, [null, now - 1, now, now + 1, null]);
  for (const code of ['', '12345', '1234567', 'abcdef', '１２３４５６']) {
    assert.equal(stepOfCode(SECRET, code, nowMs), null, code);
  }
});

test('[X16] a step is good once, and none before it after that', async () => {
  const redis = server.connect('web');
  const keys = deskKeys({ mode: 'test', election: 'tiny' });
  const tries = await Promise.all(Array.from({ length: 20 }, () => takeTotpStep(redis, keys, 'ann', 100)));
  assert.equal(tries.filter((taken) => taken).length, 1);
  assert.equal(await takeTotpStep(redis, keys, 'ann', 99), false);
  assert.equal(await takeTotpStep(redis, keys, 'ann', 101), true);
  assert.equal(await takeTotpStep(redis, keys, 'bea', 100), true);
});

test('[X16] a secret has 160 bits, and an authenticator can read its address', () => {
  const secret = newTotpSecret();
  assert.match(secret, /^[A-Z2-7]{32}$/);
  assert.notEqual(secret, newTotpSecret());
  const uri = new URL(otpauthUri(secret, 'Anna & Co', 'Declared live'));
  assert.equal(uri.protocol, 'otpauth:');
  assert.equal(uri.searchParams.get('secret'), secret);
  assert.equal(uri.searchParams.get('issuer'), 'Declared live');
  assert.match(uri.href, /Declared%20live:Anna%20%26%20Co\?/);
});

import assert from 'node:assert/strict';
import { scryptSync } from 'node:crypto';
import { test } from 'node:test';
import { boundedQueue, QueueFull } from '#server/desk/bounded-queue.ts';
import { passwordRefusal } from '#server/desk/password-rules.ts';
import { hashPassword, isPassword } from '#server/desk/passwords.ts';

test('[X9] a password is kept as the scrypt of itself and a salt of its own, at a cost that it names', async () => {
  const [first, second] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
  assert.notEqual(first, second);
  const [kind, n, r, p, salt = '', hash] = first.split('$');
  assert.deepEqual([kind, n, r, p], ['scrypt', '65536', '8', '2']);
  const again = scryptSync('correct horse', Buffer.from(salt, 'base64url'), 32, {
    N: 65536,
    r: 8,
    p: 2,
    maxmem: 2 ** 27,
  });
  assert.equal(again.toString('base64url'), hash);
  assert.equal(await isPassword('correct horse', first), true);
  assert.equal(await isPassword('correct horsf', first), false);
  const earlier = await hashPassword('correct horse', { n: 1024, r: 8, p: 1 });
  assert.match(earlier, /^scrypt\$1024\$8\$1\$/);
  assert.equal(await isPassword('correct horse', earlier), true, 'at the cost that it was made at');
});

test('[X9] the same letters typed on another keyboard are the same password', async () => {
  assert.equal(await isPassword('cafe\u0301 au lait', await hashPassword('caf\u00e9 au lait')), true);
});

test('[X9] without an account the same work says no', async () => {
  assert.equal(await isPassword('correct horse', null), false);
});

const WEAK: readonly (readonly [password: string, why: RegExp])[] = [
  ['short', /at least 12/],
  ['eleven char', /at least 12/],
  ['x'.repeat(201), /at most 200/],
  ['abababababab', /again and again/],
  ['123456789012', /again and again/],
  ['lkjihgfedcba', /again and again/],
  ['mnopqrstuvwx', /again and again/],
  ['Password1234', /guessed first/],
  ['P4ssw0rd-2024!', /guessed first/],
  ['Election2024!', /guessed first/],
  ['passwordpassword', /guessed first/],
  ['declared-newsroom-99', /guessed first/],
  ['anna-k. and more', /hold the name/],
];
for (const [password, why] of WEAK) {
  test(`[X9] ${JSON.stringify(password.slice(0, 24))} is refused`, () => {
    assert.match(passwordRefusal(password, 'Anna K') ?? '', why);
  });
}

test('[X9] four words, and what a machine made, may be used', () => {
  for (const password of ['correct horse battery staple', 'kmtq-9xwz-p3hf-7dva', 'ünter den ßternen 7']) {
    assert.equal(passwordRefusal(password, 'Al'), null, password);
  }
});

test('[X9] only so many passwords are checked at once, and only so many wait', async () => {
  const queue = boundedQueue({ atOnce: 2, waitingMax: 3 });
  let running = 0;
  let most = 0;
  const ends: (() => void)[] = [];
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => ends.push(resolve));
    running -= 1;
  };
  const taken = Array.from({ length: 5 }, () => queue.run(work));
  await assert.rejects(queue.run(work), QueueFull);
  for (let ended = 0; ended < 5; ended++) {
    while (ends.length === 0) await Promise.resolve();
    ends.shift()?.();
  }
  await Promise.all(taken);
  assert.equal(most, 2);
  await assert.rejects(
    queue.run(() => Promise.reject(new Error('failed'))),
    /failed/,
  );
  assert.equal(await queue.run(async () => 'free again'), 'free again');
});

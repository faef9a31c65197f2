import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { boundedQueue } from '#server/desk/bounded-queue.ts';
import { type DeskNight, startDeskNight } from '#tests/support/desk-night.ts';
import { deskPost, PEOPLE, signIn } from '#tests/support/desk-people.ts';

/** The machine itself stands in for a proxy, so that a test can come from many addresses. */
let night: DeskNight;
before(async () => {
  const hashing = boundedQueue({ atOnce: 1, waitingMax: 3 });
  night = await startDeskNight({ DECLARED_PROXY: '127.0.0.0/8,::1' }, { hashing });
});
after(() => night.close());

const attempt = (name: string, forwarded: string) =>
  deskPost(
    night,
    '/desk/api/sign-in',
    { name, password: 'a guess as good as any' },
    { 'x-forwarded-for': forwarded },
  );

test('[X31] behind a configured proxy each of its clients is counted apart, and cannot name another', async () => {
  const names = Object.keys(PEOPLE);
  for (let guess = 0; guess < 24; guess++) {
    const { status } = await attempt(names[guess % 6] ?? '', `203.0.113.${guess}, 198.51.100.7`);
    assert.equal(status, guess < 20 ? 401 : 429, `guess ${guess}`);
  }
  assert.equal((await attempt('carl', '198.51.100.8')).status, 401, 'another client');
});

test('[X9] a flood of sign-ins from everywhere is turned away, and everybody else is served meanwhile', async () => {
  const redis = night.redis.connect();
  await redis.del(...(await redis.keys('*:limit:*')));
  const editor = await signIn(night, 'edith');
  const statuses: number[] = [];
  let isOver = false;
  const flood = Promise.all(
    Array.from({ length: 50 }, async (_, index) => {
      const response = await attempt(`nobody ${index}`, `198.18.${index}.1`);
      if (response.status === 503) assert.equal((await response.json()).code, 'BUSY');
      statuses.push(response.status);
    }),
  ).then(() => {
    isOver = true;
  });
  let served = 0;
  while (!isOver) {
    for (const answer of [fetch(`${night.address}/healthz`), editor.get('/desk/api/me')]) {
      assert.equal((await answer).status, 200);
      served += 1;
    }
  }
  await flood;
  const checked = statuses.filter((status) => status === 401).length;
  assert.ok(checked >= 4 && checked < 25, `${checked} passwords were checked`);
  assert.equal(statuses.filter((status) => status === 503).length, 50 - checked);
  assert.ok(served > checked, `${served} answers beside ${checked} checks`);
});

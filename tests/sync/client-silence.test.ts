import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIRST_SNAPSHOT_MS_MAX, SILENCE_MS_MAX } from '#lib/sync/limits.ts';
import { livePair, roll } from '#tests/support/live-pair.ts';
import { SocketPair } from '#tests/support/socket-pair.ts';

test('[C10] a page is live only while the server says that its head and state are ours', () => {
  const pair = livePair();
  pair.heartbeat();
  pair.settle();
  assert.equal(pair.page.status, 'live');
  pair.isStale = true;
  pair.heartbeat();
  pair.settle();
  assert.equal(pair.page.status, 'catchingUp', 'a server out of touch with the log proves nothing');
  pair.isStale = false;
  pair.heartbeat();
  pair.settle();
  assert.equal(pair.page.status, 'live');
});

test('[C10] silence shows as offline within ten seconds, at whatever moment the line dies', () => {
  assert.ok(SILENCE_MS_MAX + 1000 < 10_000, 'the limit and one look at the clock');
  const pair = livePair();
  pair.nowMs += SILENCE_MS_MAX - 1;
  pair.take({ kind: 'tick' });
  assert.equal(pair.page.status, 'live');
  pair.nowMs += 1;
  pair.take({ kind: 'tick' });
  assert.equal(pair.page.status, 'offline');
  assert.deepEqual(pair.asked, ['reconnect']);
  pair.take({ kind: 'tick' });
  assert.deepEqual(pair.asked, ['reconnect'], 'once is enough: the connection has its own back-off');
  assert.equal(pair.page.heardAtMs, 0, 'offline since the last word, not since we noticed');
  pair.open();
  pair.settle();
  assert.equal(pair.page.status, 'live');
});

test('[C20] a browser’s clock that was set back says nothing of how long it was silent: the line is tried', () => {
  const pair = livePair();
  pair.nowMs -= 3_600_000;
  pair.take({ kind: 'tick' });
  assert.deepEqual([pair.page.status, pair.asked], ['offline', ['reconnect']]);
  pair.open();
  pair.settle();
  assert.equal(pair.page.status, 'live');
});

test('[C10] a device that says it has no network is believed at once', () => {
  const pair = livePair();
  pair.take({ kind: 'unreachable' });
  assert.equal(pair.page.status, 'offline');
});

test('[C10] a page that waits for its first snapshot is not told anything, and is patient', () => {
  const pair = new SocketPair(roll);
  pair.open();
  pair.nowMs = FIRST_SNAPSHOT_MS_MAX - 1;
  pair.take({ kind: 'tick' });
  assert.equal(pair.page.status, 'catchingUp');
  pair.nowMs += 1;
  pair.take({ kind: 'tick' });
  assert.equal(pair.page.status, 'offline');
});

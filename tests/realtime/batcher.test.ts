import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { makeBatcher } from '#server/realtime/batcher.ts';
import { tokenBucket } from '#server/realtime/token-bucket.ts';

test('[R2] the first event goes at once, the rest at most one frame each tenth of a second', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const frames: (readonly number[])[] = [];
  const batcher = makeBatcher<number>({ pauseMs: 100, send: (items) => frames.push(items) });
  batcher.add([1]);
  batcher.add([2]);
  batcher.add([3, 4]);
  assert.deepEqual(frames, [[1]]);
  mock.timers.tick(99);
  assert.deepEqual(frames, [[1]]);
  mock.timers.tick(1);
  assert.deepEqual(frames, [[1], [2, 3, 4]]);
  batcher.add([5]);
  mock.timers.tick(100);
  assert.deepEqual(frames, [[1], [2, 3, 4], [5]]);
  mock.timers.tick(100);
  batcher.add([6]);
  assert.equal(frames.length, 4, 'after a quiet tenth the next goes at once again');
  batcher.add([7]);
  batcher.clear();
  mock.timers.tick(1000);
  assert.equal(frames.length, 4, 'what was forgotten is not sent');
  mock.timers.reset();
});

test('[X2] five questions at once, then one every two seconds', () => {
  const bucket = tokenBucket({ burst: 5, refillMs: 2000 });
  const taken = (nowMs: number, times: number) => Array.from({ length: times }, () => bucket.take(nowMs));
  assert.deepEqual(taken(0, 6), [true, true, true, true, true, false]);
  assert.deepEqual(taken(1999, 1), [false]);
  assert.deepEqual(taken(2000, 2), [true, false]);
  assert.deepEqual(taken(1_000_000, 6), [true, true, true, true, true, false]);
  assert.deepEqual(taken(999_999, 1), [false], 'a clock that steps back gives nothing');
});

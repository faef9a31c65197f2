import assert from 'node:assert/strict';
import { test } from 'node:test';
import { POLL_JITTER_MS, POLL_MS, RETRY_MS_FIRST, RETRY_MS_MAX } from '#lib/sync/limits.ts';
import { pollDelayMs, retryDelayMs } from '#lib/sync/retry.ts';

test('[C16] attempts are spread over a bound that doubles up to the longest', () => {
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6, 7, 1000].map((attempt) => retryDelayMs(attempt, 1)),
    [500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000],
  );
  assert.deepEqual([RETRY_MS_FIRST, RETRY_MS_MAX], [500, 15_000]);
  assert.equal(retryDelayMs(7, 0), 0);
  assert.equal(retryDelayMs(7, 0.5), 7500);
});

test('[C16] questions over plain HTTP are spread round their interval', () => {
  assert.equal(pollDelayMs(0), POLL_MS - POLL_JITTER_MS);
  assert.equal(pollDelayMs(1), POLL_MS + POLL_JITTER_MS);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startFreshness } from '#server/projection/freshness.ts';

test('[R8] what is served is stale when the keeper of the log has not answered for five seconds', async () => {
  let isAway = false;
  let nowMs = 0;
  let asked = Promise.withResolvers<void>();
  const clock = { nightAt: '2030-07-04T21:00:00Z', realAt: '2030-01-01T00:00:00Z', speed: 60 };
  const freshness = await startFreshness(
    async () => {
      queueMicrotask(asked.resolve);
      if (isAway) throw new Error('Redis is away');
      return { clock, ingestAliveAt: '2030-01-01T00:00:00Z', ingestFigures: new Map() };
    },
    () => nowMs,
  );
  assert.equal(freshness.isStale(), false);
  isAway = true;
  nowMs = 5000;
  assert.equal(freshness.isStale(), false);
  nowMs = 5001;
  assert.equal(freshness.isStale(), true);
  assert.deepEqual(freshness.signs().clock, clock, 'the last word stands');
  isAway = false;
  asked = Promise.withResolvers();
  await asked.promise;
  await freshness.stop();
  assert.equal(freshness.isStale(), false);
});

test('[R8] a process that never reached the keeper of the log is stale from the start', async () => {
  const freshness = await startFreshness(async () => {
    throw new Error('Redis is away');
  });
  assert.equal(freshness.isStale(), true);
  await freshness.stop();
});

test('[R19] ingest is silent when its word has not changed for eight seconds, whatever its clock shows', async () => {
  let nowMs = 0;
  let aliveAt = '2030-01-01T00:00:00Z';
  let asked = Promise.withResolvers<void>();
  const freshness = await startFreshness(
    async () => {
      queueMicrotask(asked.resolve);
      return { clock: null, ingestAliveAt: aliveAt, ingestFigures: new Map() };
    },
    () => nowMs,
  );
  nowMs = 8000;
  assert.equal(freshness.isIngestSilent(), false);
  nowMs = 8001;
  assert.equal(freshness.isIngestSilent(), true);
  assert.equal(freshness.isStale(), true, 'nor was the keeper of the log asked meanwhile');
  aliveAt = '2029-12-31T23:59:59Z';
  asked = Promise.withResolvers();
  await asked.promise;
  await freshness.stop();
  assert.equal(freshness.isIngestSilent(), false);
});

test('[R38] a clock that is set back an hour makes nobody who fell silent look alive', async (context) => {
  const clock = { steadyMs: 1_000 };
  context.mock.method(performance, 'now', () => clock.steadyMs);
  context.mock.timers.enable({ apis: ['Date'], now: Date.parse('2030-07-05T01:00:00Z') });
  let isAway = false;
  const freshness = await startFreshness(async () => {
    if (isAway) throw new Error('away');
    return { clock: null, ingestAliveAt: '2030-07-05T01:00:00Z', ingestFigures: new Map() };
  });
  assert.deepEqual([freshness.isStale(), freshness.isIngestSilent()], [false, false]);
  isAway = true;
  context.mock.timers.setTime(Date.parse('2030-07-05T00:00:10Z'));
  clock.steadyMs += 10_000;
  assert.deepEqual([freshness.isStale(), freshness.isIngestSilent()], [true, true]);
  await freshness.stop();
});

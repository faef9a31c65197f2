import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nightTimeAt } from '#lib/sync/clock.ts';
import { makeStamp, realClock, resumedAt, runClock } from '#server/ingest/night-clock.ts';

const START_MS = Date.parse('2030-07-04T21:00:00Z');

/** A real clock that is set by hand, and one that only runs. */
function handSet() {
  let realMs = Date.parse('2031-01-01T12:00:00Z');
  let steadyMs = 5_000;
  return {
    realMs: () => realMs,
    steadyMs: () => steadyMs,
    pass(ms: number) {
      realMs += ms;
      steadyMs += ms;
    },
    set(ms: number) {
      realMs += ms;
    },
  };
}

test('[I20] the night runs at its speed, and jumps only forward', () => {
  const real = handSet();
  const clock = runClock({ nightMs: START_MS, speed: 60, ...real });
  real.pass(1_000);
  assert.equal(clock.nowMs(), START_MS + 60_000);
  clock.jumpTo(START_MS + 30_000);
  assert.equal(clock.nowMs(), START_MS + 60_000);
  clock.jumpTo(START_MS + 600_000);
  real.pass(1_000);
  assert.equal(clock.nowMs(), START_MS + 660_000);
  clock.setSpeed(1);
  real.pass(1_000);
  assert.equal(clock.nowMs(), START_MS + 661_000);
  assert.equal(clock.changes(), 2);
});

test('[I20] what is published tells others what the clock shows', () => {
  const real = handSet();
  const clock = runClock({ nightMs: START_MS, speed: 60, ...real });
  real.pass(2_500);
  const reading = clock.reading();
  real.pass(4_000);
  assert.equal(nightTimeAt(reading, real.realMs()), clock.nowMs());
});

test("[R40] whoever sets the machine's clock moves no rehearsal, and what is published goes with the new one", () => {
  for (const hours of [-1, 1]) {
    const real = handSet();
    const clock = runClock({ nightMs: START_MS, speed: 60, ...real });
    real.pass(1_000);
    real.set(hours * 3_600_000);
    assert.equal(clock.nowMs(), START_MS + 60_000);
    const reading = clock.reading();
    real.pass(1_000);
    assert.equal(clock.nowMs(), START_MS + 120_000);
    assert.equal(nightTimeAt(reading, real.realMs()), clock.nowMs());
  }
});

test('[I20] a live night has the real time, and nothing moves it', () => {
  const real = handSet();
  const clock = realClock(real.realMs);
  clock.jumpTo(real.realMs() + 3_600_000);
  clock.setSpeed(60);
  real.pass(1_000);
  assert.equal(clock.nowMs(), real.realMs());
  assert.equal(clock.reading().speed, 1);
});

test('[I21] after a restart the clock goes on from the latest moment that the night has seen', () => {
  assert.equal(resumedAt(START_MS, []), START_MS);
  assert.equal(resumedAt(START_MS, [undefined, '2030-07-04T20:00:00Z']), START_MS);
  const seen = ['2030-07-04T23:10:00Z', undefined, '2030-07-05T01:00:00.000Z'];
  assert.equal(resumedAt(START_MS, seen), Date.parse('2030-07-05T01:00:00Z'));
});

test('[I22] the time of an input is when it happened, else now, and never before the input before it', () => {
  const real = handSet();
  const clock = runClock({ nightMs: START_MS, speed: 1, ...real });
  const stamp = makeStamp(clock, '2030-07-04T20:59:00.000Z');
  assert.equal(stamp(), '2030-07-04T21:00:00.000Z');
  assert.equal(stamp('2030-07-04T21:05:00Z'), '2030-07-04T21:05:00.000Z');
  assert.equal(stamp('2030-07-04T21:01:00Z'), '2030-07-04T21:05:00.000Z');
  assert.equal(stamp(), '2030-07-04T21:05:00.000Z');
  real.pass(-3_600_000);
  assert.equal(stamp(), '2030-07-04T21:05:00.000Z');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nightTimeAt } from '#lib/sync/clock.ts';
import { makeStamp, realClock, resumedAt, runClock } from '#server/ingest/night-clock.ts';

const START_MS = Date.parse('2030-07-04T21:00:00Z');

/** A real clock that is set by hand. */
function handSet() {
  let nowMs = Date.parse('2031-01-01T12:00:00Z');
  return {
    realMs: () => nowMs,
    pass(ms: number) {
      nowMs += ms;
    },
  };
}

test('[I20] the night runs at its speed, and jumps only forward', () => {
  const real = handSet();
  const clock = runClock({ nightMs: START_MS, speed: 60, realMs: real.realMs });
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
  const clock = runClock({ nightMs: START_MS, speed: 60, realMs: real.realMs });
  real.pass(2_500);
  const reading = clock.reading();
  real.pass(4_000);
  assert.equal(nightTimeAt(reading, real.realMs()), clock.nowMs());
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
  const clock = runClock({ nightMs: START_MS, speed: 1, realMs: real.realMs });
  const stamp = makeStamp(clock, '2030-07-04T20:59:00.000Z');
  assert.equal(stamp(), '2030-07-04T21:00:00.000Z');
  assert.equal(stamp('2030-07-04T21:05:00Z'), '2030-07-04T21:05:00.000Z');
  assert.equal(stamp('2030-07-04T21:01:00Z'), '2030-07-04T21:05:00.000Z');
  assert.equal(stamp(), '2030-07-04T21:05:00.000Z');
  real.pass(-3_600_000);
  assert.equal(stamp(), '2030-07-04T21:05:00.000Z');
});

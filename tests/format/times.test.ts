import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  formatDate,
  formatDayAndTime,
  formatNightTime,
  formatTime,
  formatTimeWithSeconds,
} from '#lib/format/times.ts';

test('[W5] times are those of London: an hour on in July, not in December', () => {
  assert.equal(formatTime('2024-07-05T02:10:24Z'), '03:10');
  assert.equal(formatTime('2019-12-13T02:10:24Z'), '02:10');
  assert.equal(formatTimeWithSeconds('2024-07-05T02:10:24Z'), '03:10:24');
  assert.equal(formatTime(Date.parse('2024-07-04T23:00:00Z')), '00:00');
});

test('[W5] days are those of London, with the day before the month', () => {
  assert.equal(formatDayAndTime('2024-07-04T23:30:00Z'), 'Friday 5 July, 00:30');
  assert.equal(formatDate('2019-12-12T22:00:00Z'), '12 December 2019');
});

test('[W6] on the night itself the time stands alone, at any other time with its day', () => {
  const of = (at: string) => formatNightTime(at, '2024-07-04');
  assert.equal(of('2024-07-04T21:00:00Z'), '22:00');
  assert.equal(of('2024-07-05T10:59:00Z'), '11:59');
  assert.equal(of('2024-07-05T11:00:00Z'), 'Friday 5 July, 12:00');
  assert.equal(of('2024-07-06T16:50:00Z'), 'Saturday 6 July, 17:50');
  assert.equal(of('2024-07-04T10:00:00Z'), 'Thursday 4 July, 11:00');
});

test('[W6] a poll on the last day of a month or a year has its night too', () => {
  assert.equal(formatNightTime('2030-08-01T02:00:00Z', '2030-07-31'), '03:00');
  assert.equal(formatNightTime('2031-01-01T02:00:00Z', '2030-12-31'), '02:00');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  counted,
  formatCount,
  formatGap,
  formatNoOr,
  formatPercent,
  formatPoints,
  formatShare,
  formatSignedCount,
  formatSignedPoints,
} from '#lib/format/numbers.ts';
import { holds } from '#tests/support/properties.ts';

test('[W1] whole numbers have their thousands grouped with commas', () => {
  assert.deepEqual(
    [0, 7, 999, 1000, 12_345, 28_809_340].map((count) => formatCount(count)),
    ['0', '7', '999', '1,000', '12,345', '28,809,340'],
  );
});

test('[W2] a figure that is not known is an en dash, never a 0', () => {
  const all = [formatCount, formatSignedCount, formatPoints, formatSignedPoints, formatPercent, formatShare];
  assert.deepEqual(
    all.map((format) => format(null)),
    ['–', '–', '–', '–', '–', '–'],
  );
});

test('[W3] the minus is U+2212, a rise has its plus, nothing has no sign', () => {
  assert.deepEqual(
    [32, -36, 0, 1234].map((count) => formatSignedCount(count)),
    ['+32', '\u221236', '0', '+1,234'],
  );
  assert.equal(formatCount(-5), '\u22125');
});

test('[W3] points and shares have one decimal, rounded half away from zero', () => {
  assert.deepEqual(
    [1.46, -20.1, 0.05, -0.05, 12.25, 0.25].map((points) => formatSignedPoints(points)),
    ['+1.5', '\u221220.1', '+0.1', '\u22120.1', '+12.3', '+0.3'],
  );
  assert.deepEqual(
    [formatPercent(0.3337), formatPercent(1), formatShare(0.4074)],
    ['33.4%', '100.0%', '40.7'],
  );
  assert.equal(formatPoints(-2.25), '2.3');
  // 100 times 0.0295 is 2.9499999999999997 in a computer.
  assert.equal(formatPercent(0.0295), '3.0%');
});

test('[W3] what rounds to nothing is 0.0 and never −0.0', () => {
  assert.deepEqual([0.04, -0.04, 0, -0].map(formatSignedPoints), ['0.0', '0.0', '0.0', '0.0']);
  holds(
    fc.property(fc.double({ min: -100, max: 100, noNaN: true }), (points) => {
      assert.match(formatSignedPoints(points), /^(0\.0|[+\u2212](?!0\.0$)\d{1,3}\.\d)$/);
    }),
  );
});

test('[V333] a gap that would round to nothing says that it is not; a tie is 0.0', () => {
  assert.equal(formatGap(0.049), 'under 0.1');
  assert.equal(formatGap(0.05), '0.1');
  assert.equal(formatGap(0), '0.0');
  assert.equal(formatGap(13.26), '13.3');
  assert.equal(formatGap(null), '–');
});

test('[W4] nouns agree with their counts', () => {
  assert.deepEqual(
    [0, 1, 2, 1200].map((count) => counted(count, 'seat')),
    ['0 seats', '1 seat', '2 seats', '1,200 seats'],
  );
  assert.equal(counted(2, 'loss', 'losses'), '2 losses');
  assert.deepEqual([formatNoOr(0), formatNoOr(3)], ['no', '3']);
});

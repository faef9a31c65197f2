import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BIN_SEATS_MIN, binEdges, binOf, roundStep } from '#lib/election/derive/bin-edges.ts';
import { correlationOf, isDirected, type Pair } from '#lib/election/derive/correlation.ts';
import { meanAndSpread } from '#lib/election/derive/mean-and-spread.ts';
import { holds } from '#tests/support/properties.ts';

test('[G60] mean and sample standard deviation: of one value there is no spread, of none neither', () => {
  assert.deepEqual(meanAndSpread([2, 4, 4, 4, 5, 5, 7, 9]), { count: 8, mean: 5, spread: Math.sqrt(32 / 7) });
  assert.deepEqual(meanAndSpread([-3]), { count: 1, mean: -3, spread: null });
  assert.equal(meanAndSpread([]), null);
});

/** F. J. Anscombe, Graphs in Statistical Analysis, 1973: the first of his four sets, r = 0.816. */
const ANSCOMBE: readonly Pair[] = [
  [10, 8.04],
  [8, 6.95],
  [13, 7.58],
  [9, 8.81],
  [11, 8.33],
  [14, 9.96],
  [6, 7.24],
  [4, 4.26],
  [12, 10.84],
  [7, 4.82],
  [5, 5.68],
];

test('[G61] correlation and Fisher’s interval are those of a published example', () => {
  const found = correlationOf(ANSCOMBE);
  assert.ok(found !== null);
  assert.deepEqual([found.count, found.r.toFixed(3)], [11, '0.816']);
  // cor.test of R gives 0.4243912 and 0.9506933 for the same eleven pairs.
  assert.deepEqual([found.low.toFixed(5), found.high.toFixed(5)], ['0.42439', '0.95069']);
  assert.equal(isDirected(found), true);
});

test('[G61] fewer than ten seats, or a figure that is the same everywhere, have no correlation', () => {
  assert.equal(correlationOf(ANSCOMBE.slice(0, 9)), null);
  assert.notEqual(correlationOf(ANSCOMBE.slice(0, 10)), null);
  assert.equal(correlationOf(ANSCOMBE.map(([x]) => [x, 4])), null);
});

test('[G61] a perfect correlation is 1 and its interval too; none has an interval on both sides of 0', () => {
  const line = Array.from({ length: 12 }, (_, x): Pair => [x, -2 * x + 1]);
  assert.deepEqual(correlationOf(line), { count: 12, r: -1, low: -1, high: -1 });
  const cross = Array.from({ length: 12 }, (_, x): Pair => [x % 2, Math.floor(x / 2) % 2]);
  const found = correlationOf(cross);
  assert.ok(found !== null && found.low < 0 && found.high > 0);
  assert.equal(isDirected(found), false);
});

test('[G62] steps are round', () => {
  assert.deepEqual(
    [0.9, 1, 1.1, 4.9, 5.02, 0.03, 12_000, 0].map(roundStep),
    [1, 1, 2, 5, 10, 0.05, 20_000, 0],
  );
});

test('[G62] every bin has seats enough, every value one bin, and a measure with few seats one bin', () => {
  const values = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 300 });
  holds(
    fc.property(values, (all) => {
      const edges = binEdges(all);
      const counts = [...edges, null].map(
        (_, bin) => all.filter((value) => binOf(edges, value) === bin).length,
      );
      assert.equal(
        counts.reduce((sum, count) => sum + count, 0),
        all.length,
      );
      if (edges.length > 0) assert.ok(Math.min(...counts) >= BIN_SEATS_MIN, `${counts}`);
      assert.deepEqual(
        edges,
        [...edges].sort((left, right) => left - right),
      );
    }),
  );
  assert.deepEqual(binEdges([]), []);
  assert.deepEqual(binEdges(Array.from({ length: 40 }, () => 3)), []);
});

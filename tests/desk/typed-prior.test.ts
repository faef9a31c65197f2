import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readShare, readSpread } from '#lib/desk/typed-prior.ts';

test('[D133] a share and its spread are typed in per cent and points, and what is wrong is said in words', () => {
  for (const [typed, permille] of [
    ['29', 290],
    ['29.5 %', 295],
    [' 0.1', 1],
    ['99.9', 999],
    ['２９', 290],
  ] as const) {
    assert.deepEqual(readShare(typed), { kind: 'part', permille }, typed);
  }
  assert.deepEqual(readSpread('5'), { kind: 'part', permille: 50 });
  for (const typed of ['', 'a third', '29,5', '29.55', '-3', '0', '100', '0.29.1']) {
    const read = readShare(typed);
    assert.ok(read.kind === 'refused' && /share/.test(read.words), typed);
  }
  const spread = readSpread('0');
  assert.ok(spread.kind === 'refused' && spread.words.includes('between 0.5 and 30 points'));
});

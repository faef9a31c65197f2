import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  baseYear,
  capitalised,
  collectiveName,
  listOf,
  possessive,
  standingName,
  verbFor,
} from '#lib/format/names.ts';
import { BLUE, RED, tinyRoll } from '#tests/support/tiny-election.ts';

const roll = tinyRoll();

test('[W7] names in a sentence: A, B and C', () => {
  assert.deepEqual(
    [[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map((names) => listOf(names)),
    ['', 'A', 'A and B', 'A, B and C'],
  );
});

test('[W7] a party is named as the pack names it; an independent and the Speaker are no party', () => {
  assert.deepEqual(
    [RED, BLUE, 'independent' as const, 'speaker' as const].map((each) => standingName(roll, each)),
    ['Red', 'Blue', 'Independent', 'Speaker'],
  );
  assert.deepEqual(
    [RED, BLUE, 'independent' as const, 'speaker' as const].map((each) => collectiveName(roll, each)),
    ['Red', 'the Blues', 'an independent', 'the Speaker'],
  );
  assert.deepEqual([verbFor(roll, RED, 'has', 'have'), verbFor(roll, BLUE, 'has', 'have')], ['has', 'have']);
});

test('[W7] possessives have a true apostrophe, plurals no second s', () => {
  assert.deepEqual([possessive('Red'), possessive('the Blues')], ['Red’s', 'the Blues’']);
  assert.equal(capitalised('the Blues lead'), 'The Blues lead');
  assert.equal(baseYear(roll.reference.election), '2025');
});

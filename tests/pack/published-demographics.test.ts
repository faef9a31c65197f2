import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Constituency } from '#lib/election/reference.ts';
import type { Demographics } from '#server/pack/pack.ts';
import { loadPublishedPacks, pack, seat } from '#tests/support/published-packs.ts';

before(loadPublishedPacks);

test('[P12] demographics are those published, and unknown where a nation publishes none', () => {
  const table = pack('ge2024').demographics;
  assert.ok(table);
  assert.equal(figureOf(table, 'muslim', seat('ge2024', 'Bradford West')), 58.7);
  assert.equal(figureOf(table, 'muslim', seat('ge2024', 'Clacton')), 0.5);
  assert.equal(figureOf(table, 'muslim', seat('ge2024', 'Glasgow South West')), 14.3);
  assert.equal(figureOf(table, 'home-owners', seat('ge2024', 'Glasgow South West')), null);
  assert.equal(figureOf(table, 'born-uk', seat('ge2024', 'Glasgow South West')), null);
  assert.equal(figureOf(table, 'white', seat('ge2024', 'East Renfrewshire')), 87.5);
  const at = table.measures.findIndex((measure) => measure.id === 'muslim');
  const above = [...table.values.values()].filter((row) => (row[at] ?? 0) > 15).length;
  assert.equal(above, 64);
  assert.deepEqual(table.measures.find((measure) => measure.id === 'sikh')?.nations, [
    'England',
    'Scotland',
    'Wales',
  ]);
});

test('[P12] carried over to older boundaries the figures are marked, and people are neither lost nor made', () => {
  const now = pack('ge2024').demographics;
  for (const id of ['ge2019', 'ge2017']) {
    const then = pack(id).demographics;
    assert.ok(now && then);
    assert.equal(then.values.size, 650);
    assert.ok(then.measures.every((measure) => measure.projected));
    assert.ok(Math.abs(peopleIn(then) - peopleIn(now)) < then.values.size);
  }
});

/** To a tenth, as published. */
function figureOf(table: Demographics, measure: string, constituency: Constituency): number | null {
  const value =
    table.values.get(constituency.id)?.[table.measures.findIndex((each) => each.id === measure)] ?? null;
  return value === null ? null : Math.round(value * 10) / 10;
}

function peopleIn(table: Demographics): number {
  const at = table.measures.findIndex((measure) => measure.id === 'population');
  return [...table.values.values()].reduce((sum, row) => sum + (row[at] ?? 0), 0);
}

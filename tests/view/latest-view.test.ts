import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyState } from '#lib/election/state.ts';
import { LATEST_ROWS_MAX, latestView } from '#lib/view/latest-view.ts';
import { night2024 } from '#tests/support/night-2024.ts';
import {
  ALDER,
  BIRCH,
  BLUE,
  corrected,
  declared,
  fold,
  idOf,
  numbered,
  RED,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const roll = tinyRoll();
const alder = declared(roll, ALDER, { [RED]: 500, [BLUE]: 400 });
const birch = declared(roll, BIRCH, { [RED]: 500, [BLUE]: 400 });
const rows = (facts: Parameters<typeof numbered>[0]) => latestView(roll, fold(roll, numbered(facts))).rows;

test('[V9] the newest comes first, and no seat twice', () => {
  const found = rows([alder, birch, corrected(roll, ALDER, { [RED]: 501, [BLUE]: 400 }, 2)]);
  assert.deepEqual(
    found.map(({ name, majority, margin }) => `${name} ${majority} ${margin}`),
    ['Alder 101 corrected', 'Birch 100 11.1 pts'],
  );
});

test('[V9] a result that was withdrawn is gone from the list', () => {
  const withdrawn = {
    kind: 'resultWithdrawn',
    constituencyId: ALDER,
    revision: 2,
    reason: 'Wrong seat',
  } as const;
  assert.deepEqual(
    rows([birch, alder, withdrawn]).map(({ name }) => name),
    ['Birch'],
  );
});

test('[V9] a rush has a winner and no figures', () => {
  const rush = {
    kind: 'winnerAnnounced',
    constituencyId: ALDER,
    revision: 1,
    winner: idOf('alder', RED),
  } as const;
  const [row] = rows([rush]);
  assert.deepEqual([row?.outcome.verb, row?.majority, row?.margin], ['gain from', '–', 'figures to come']);
});

test('[V9] a doubt and a lot are said in the place of the margin', () => {
  const flagged = {
    kind: 'resultFlagged',
    constituencyId: ALDER,
    words: 'Two totals were read out',
  } as const;
  assert.equal(rows([alder, flagged])[0]?.margin, 'in doubt');
  const tie = declared(roll, ALDER, { [RED]: 400, [BLUE]: 400 }, 1, { decidedByLot: idOf('alder', BLUE) });
  assert.deepEqual([rows([tie])[0]?.majority, rows([tie])[0]?.margin], ['0', 'by lot']);
});

test('[V333] a margin that would round to nothing is under 0.1', () => {
  const close = declared(roll, ALDER, { [RED]: 5001, [BLUE]: 5000 });
  assert.deepEqual([rows([close])[0]?.majority, rows([close])[0]?.margin], ['1', 'under 0.1 pts']);
});

test('[V9] an empty list says what to wait for, and a long one keeps to its length', async () => {
  assert.notEqual(latestView(roll, emptyState).wait, null);
  const night = await night2024();
  assert.equal(latestView(night.roll, night.state).rows.length, LATEST_ROWS_MAX);
  assert.equal(latestView(night.roll, night.state).wait, null);
});

test('[V9] the seat of Saturday has its day, those of the night have none', async () => {
  const night = await night2024();
  const [last] = latestView(night.roll, night.state).rows;
  assert.deepEqual([last?.day, last?.time], ['Sat', '17:50']);
  assert.ok(latestView(night.roll, night.after(300)).rows.every(({ day }) => day === ''));
});

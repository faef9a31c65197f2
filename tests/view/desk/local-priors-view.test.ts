import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NightFact } from '#lib/election/events.ts';
import { localPriorRows, openSeats } from '#lib/view/desk/local-priors-view.ts';
import { localPriorSentence } from '#lib/view/local-prior-words.ts';
import { ANN } from '#tests/support/desk-views.ts';
import { ALDER, BIRCH, fold, idOf, numbered, threeSeats, tinyRoll } from '#tests/support/tiny-election.ts';

const roll = tinyRoll(threeSeats());
const TOLD: NightFact = {
  ...{ kind: 'localPriorSet', constituencyId: ALDER, candidateId: idOf('alder', 'red') },
  ...{ sharePermille: 295, sdPermille: 50, reason: 'a poll of the seat' },
};

test('[D134] each stands with whom, how much, why, who said so and since when, and once there is a winner says so', () => {
  const state = fold(roll, numbered([TOLD]));
  const [row] = localPriorRows(roll, state, { 1: ANN });
  assert.equal(row?.who, 'Alder red (Red), Alder');
  assert.equal(row.expected, '29.5%, give or take 5.0 points');
  assert.equal(row.reason, 'a poll of the seat');
  assert.match(row.about, /^Ann, since \d\d:\d\d$/);
  const winner = idOf('alder', 'blue');
  const over = fold(
    roll,
    numbered([TOLD, { kind: 'winnerAnnounced', constituencyId: ALDER, revision: 1, winner }]),
  );
  assert.match(localPriorRows(roll, over, {})[0]?.about ?? '', /^since .*; the seat has a winner/);
  const names = openSeats(roll, over).map(({ id }) => id);
  assert.ok(!names.includes(ALDER) && names.includes(BIRCH));
});

test('[V338] a reader of the seat is told what the newsroom has the forecast expect, and why, and not who said so', () => {
  const state = fold(roll, numbered([TOLD]));
  const [held] = state.localPriors;
  assert.ok(held !== undefined);
  assert.equal(
    localPriorSentence(roll, state, held),
    'The newsroom has the forecast expect Alder red (Red) at 29.5%, give or take 5.0 points. Why: A poll of the seat.',
  );
});

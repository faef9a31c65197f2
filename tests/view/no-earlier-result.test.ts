import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeRoll } from '#lib/election/roll.ts';
import { emptyState } from '#lib/election/state.ts';
import { scoreboardNotes } from '#lib/view/scoreboard-view-notes.ts';
import {
  ALDER,
  BLUE,
  constituency,
  declared,
  fold,
  numbered,
  RED,
  reference,
} from '#tests/support/tiny-election.ts';

test('[I51] where there is no earlier result the scoreboard says so, and names none', () => {
  const plain = reference([constituency(ALDER, 'Alder')]);
  const roll = makeRoll({ ...plain, election: { ...plain.election, baseName: '', baseIsNotional: false } });
  const state = fold(roll, numbered([declared(roll, ALDER, { [RED]: 600, [BLUE]: 300, gold: 100 })]));
  assert.equal(scoreboardNotes(roll, emptyState)[0], 'Shares begin with the first declaration.');
  assert.equal(
    scoreboardNotes(roll, state)[0],
    'Shares are of the United Kingdom. There is no earlier result to compare with.',
  );
});

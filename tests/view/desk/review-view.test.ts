import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wouldBe } from '#lib/desk/would-be.ts';
import type { NightFact } from '#lib/election/events.ts';
import { recomputeTally } from '#lib/election/tally.ts';
import { keysView } from '#lib/view/desk/keys-view.ts';
import { reviewView } from '#lib/view/desk/review-view.ts';
import { BEN, deskView, resultEntry } from '#tests/support/desk-views.ts';
import { ALDER, BIRCH, declared, fold, idOf, numbered, tinyRoll } from '#tests/support/tiny-election.ts';

const roll = tinyRoll();
const nightNowMs = Date.parse('2030-07-05T02:10:00Z');
const empty = fold(roll, []);
const birchDeclared: readonly NightFact[] = [declared(roll, BIRCH, { red: 600, blue: 310, gold: 95 })];

test('[D59] before publishing, the words, figures and totals are those that the fold will make', () => {
  const state = fold(
    roll,
    numbered([declared(roll, ALDER, { red: 500, blue: 400, gold: 100, independent: 5 })]),
  );
  const view = reviewView(roll, state, resultEntry(), nightNowMs);
  assert.equal(view.sentence, 'Birch: Red hold, Birch red, majority 290, 28.9 points.');
  assert.deepEqual(
    view.totals.map(({ name, before, after }) => [name, before, after]),
    [
      ['Declared', '1', '2'],
      ['Red seats', '1', '2'],
    ],
  );
  assert.equal(view.headline.before, 'Red has the first seat and needs 1 more of the 2 still to declare');
  assert.match(view.headline.after, /^Red has a majority: 2 seats/);
  assert.ok(view.moments.some((words) => /majority/i.test(words)));
});

test('[D59] what would be is not what is: nothing of the night is changed by looking', () => {
  const after = wouldBe(roll, empty, resultEntry(), '2030-07-05T02:10:00Z');
  assert.equal(after.tally.declared, 1);
  assert.deepEqual(after.tally, recomputeTally(roll, after.contests));
  assert.equal(empty.tally.declared, 0);
});

test('[D59] a correction is shown by old and new figures, also back under the line of a majority', () => {
  const state = fold(
    roll,
    numbered([declared(roll, ALDER, { red: 500, blue: 400, gold: 100, independent: 5 }), ...birchDeclared]),
  );
  const { content, ...rest } = resultEntry({ red: 300, blue: 310 });
  assert.ok(content.kind === 'result');
  const entry = {
    ...rest,
    content: { ...content, kind: 'correction' as const, reason: 'Box counted twice' },
  };
  const view = reviewView(roll, state, entry, nightNowMs);
  assert.match(view.headline.before, /has a majority/);
  assert.doesNotMatch(view.headline.after, /has a majority/);
  assert.deepEqual(
    view.changes.map(({ figure }) => figure),
    ['Winner', 'Birch red', 'Majority', 'Valid votes', 'Rejected papers'],
  );
  assert.equal(view.reason, 'Box counted twice');
});

test('[D60] what handing in does is said before: who publishes alone, and who else is needed', () => {
  const entry = resultEntry();
  assert.match(
    keysView(roll, empty, deskView('reporter'), entry).words,
    /It takes two people, one of them an editor/,
  );
  const one = deskView('editor');
  const oneKey = { ...one, oneKey: { night: { by: BEN, at: '', reason: 'Alone tonight' }, seats: {} } };
  assert.equal(keysView(roll, empty, oneKey, entry).publishesAlone, true);
  assert.equal(keysView(roll, empty, one, entry).publishesAlone, false);
  const rush = { ...entry, content: { kind: 'rush' as const, winner: idOf('birch', 'blue') } };
  const announced = wouldBe(roll, empty, rush, '2030-07-05T02:10:00Z');
  // Another winner than the announced one needs two, whatever a chief has set.
  assert.equal(keysView(roll, announced, oneKey, entry).publishesAlone, false);
});

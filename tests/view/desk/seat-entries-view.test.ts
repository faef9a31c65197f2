import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry } from '#lib/desk/entry.ts';
import { emptyForm } from '#lib/desk/entry-form.ts';
import { keysView } from '#lib/view/desk/keys-view.ts';
import { reviewView } from '#lib/view/desk/review-view.ts';
import { inWordsOf, saidBefore, withReasonOf } from '#lib/view/desk/said-before.ts';
import { seatEntriesView } from '#lib/view/desk/seat-entries-view.ts';
import { BEN, deskView, entryView, resultEntry } from '#tests/support/desk-views.ts';
import { BIRCH, declared, fold, numbered, tinyRoll } from '#tests/support/tiny-election.ts';

const roll = tinyRoll();
const nightNowMs = Date.parse('2030-07-05T02:10:00Z');
const empty = fold(roll, []);

test('[D62] a second person sees that a colleague has entered the seat, and no figure of it', () => {
  const view = seatEntriesView(roll, empty, deskView('editor', { entries: [entryView()] }), BIRCH);
  assert.deepEqual(
    view.hidden.map(({ words }) => words),
    ['Ben entered a result at 03:01:00.'],
  );
  assert.deepEqual([view.shown, view.confirmable], [[], []]);
});

test('[D135] a second person reads the first one’s reason before confirming, and what readers would read', () => {
  const said = { source: 'Returning officer', reason: 'Box counted twice', declaredAt: null };
  const desk = deskView('editor', { entries: [entryView({ kind: 'withdrawal', said })] });
  const [hidden] = seatEntriesView(roll, empty, desk, BIRCH).hidden;
  assert.equal(hidden?.reason, 'Box counted twice');
  assert.doesNotMatch(hidden?.todo ?? '', /figures/);
  const first = saidBefore(desk, BIRCH, 'withdrawal');
  assert.equal(withReasonOf(first, emptyForm('withdrawal', 1)).words, 'Box counted twice');
  const content = { kind: 'withdrawal' as const, reason: 'Told so by telephone' };
  const mine: Entry = { constituencyId: BIRCH, expectedRevision: 1, source: 'By telephone', content };
  const state = fold(roll, numbered([declared(roll, BIRCH, { red: 610, blue: 310, gold: 95 })]));
  const review = reviewView(roll, state, inWordsOf(first, mine), nightNowMs);
  assert.deepEqual([review.reason, review.source], ['Box counted twice', 'Returning officer']);
  assert.match(keysView(roll, state, desk, mine).words, /with Ben’s source and reason\.$/);
});

test('[D136] people who say different kinds of things of a seat do not contradict each other', () => {
  const mine = { userId: 'ann', name: 'Ann' };
  const counting: Entry = { ...resultEntry(), content: { kind: 'counting' } };
  const entries = [
    entryView({ kind: 'counting', entry: counting, revealed: true }),
    entryView({ by: mine, mine: true, entry: resultEntry() }),
  ];
  const desk = deskView('editor', { entries });
  const { shown, confirmable } = seatEntriesView(roll, empty, desk, BIRCH);
  assert.deepEqual(
    shown.map(({ differs, columns }) => [differs, columns.map(({ name }) => name)]),
    [
      [null, ['Ben']],
      [null, ['You']],
    ],
  );
  assert.deepEqual(
    confirmable.map(({ name }) => name),
    ['Ben'],
  );
  assert.equal(keysView(roll, empty, desk, resultEntry()).button, 'Hand in for a second person');
});

test('[D62] entries that differ stand side by side, the lines that differ marked and named', () => {
  const mine = { userId: 'ann', name: 'Ann' };
  const entries = [
    entryView({ by: mine, mine: true, entry: resultEntry({ blue: 301 }), differsFrom: [BEN] }),
    entryView({ entry: { ...resultEntry(), source: 'Television' }, differsFrom: [mine] }),
  ];
  const { shown, confirmable } = seatEntriesView(roll, empty, deskView('editor', { entries }), BIRCH);
  assert.deepEqual(confirmable, []);
  const [pair, ...more] = shown;
  assert.deepEqual(more, []);
  assert.equal(
    pair?.differs,
    '1 line differs: Birch blue. Look at the source again; whoever was wrong enters it anew.',
  );
  assert.deepEqual(
    pair?.rows.filter(({ differs }) => differs).map(({ cells }) => cells.map(({ words }) => words)),
    [['301', '310']],
  );
  assert.deepEqual(
    pair?.columns.map(({ name }) => name),
    ['You', 'Ben'],
  );
});

test('[D62] an entry that was revealed is there to be confirmed, with the doubts that its writer stands by', () => {
  const doubts = [{ code: 'TURNOUT', path: '', received: '', expected: '', todo: '' }];
  const entries = [entryView({ entry: resultEntry(), revealed: true, doubts })];
  const { shown, confirmable } = seatEntriesView(roll, empty, deskView('editor', { entries }), BIRCH);
  assert.equal(shown[0]?.differs, null);
  assert.deepEqual(
    confirmable.map(({ userId, doubts }) => [userId, doubts]),
    [['ben', ['TURNOUT']]],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyForm } from '#lib/desk/entry-form.ts';
import { feedVotes, formOfMessage } from '#lib/desk/waiting-figures.ts';
import type { NightFact } from '#lib/election/events.ts';
import { emptyContest } from '#lib/election/state.ts';
import { changedView } from '#lib/view/desk/changed-view.ts';
import { formView } from '#lib/view/desk/form-view.ts';
import { deskView, waitingView } from '#tests/support/desk-views.ts';
import { ALDER, BIRCH, declared, fold, idOf, numbered, tinyRoll } from '#tests/support/tiny-election.ts';

const roll = tinyRoll();
const nightNowMs = Date.parse('2030-07-05T02:10:00Z');
const empty = fold(roll, []);
const birchDeclared: readonly NightFact[] = [declared(roll, BIRCH, { red: 600, blue: 310, gold: 95 })];

function typedForm(votes: Readonly<Record<string, string>>, kind: 'result' | 'correction' = 'result') {
  const byId = Object.entries(votes).map(([who, text]) => [idOf('birch', who), text]);
  return { ...emptyForm(kind, 0), votes: Object.fromEntries(byId) };
}

function formOf(votes: Readonly<Record<string, string>>, about = {}) {
  const form = { ...typedForm(votes), ...about };
  return formView({
    roll,
    state: empty,
    constituencyId: BIRCH,
    nightNowMs,
    form,
    kinds: ['result'],
    feed: null,
  });
}

test('[D58] while figures are typed their sum is there, and nothing that cannot be known yet', () => {
  const view = formOf({ red: '600', blue: '310' });
  const [valid, turnout, lead, result] = view.sums;
  assert.deepEqual([valid?.value, valid?.note], ['910', '2 of 3 candidates']);
  assert.deepEqual([turnout?.value, lead?.value, result?.value], ['–', '–', '–']);
  assert.equal(view.missing, '1 figure still to type. Say who says so: the source.');
  assert.equal(view.firstFault, `votes ${idOf('birch', 'gold')}`);
});

test('[D58] complete figures give turnout, majority, shares, result and swing as the pages will', () => {
  const view = formOf({ red: '600', blue: '310', gold: '95' }, { source: 'RO' });
  assert.deepEqual(
    view.sums.map(({ value }) => value),
    ['1,005', '50.3%', '290', 'Red hold'],
  );
  assert.match(view.sums[3]?.note ?? '', /^swing 0\.6 points from Red to Blue$/);
  assert.deepEqual(
    view.rows.map(({ share }) => share),
    ['59.7%', '30.8%', '9.5%'],
  );
  assert.equal(view.missing, null);
  assert.equal(view.firstFault, null);
});

test('[D58] a tie has no winner until the lot is said', () => {
  const tie = { red: '450', blue: '450', gold: '95' };
  const view = formOf(tie);
  assert.equal(view.sums[3]?.value, '–');
  assert.deepEqual(
    view.tied.map(({ name }) => name),
    ['Birch red', 'Birch blue'],
  );
  const drawn = formOf(tie, { lot: idOf('birch', 'blue') });
  assert.equal(drawn.sums[3]?.value, 'Blue gain from Red');
  assert.deepEqual(drawn.tied, view.tied, 'another can still be chosen');
  const noTie = formOf({ ...tie, blue: '449' }, { lot: idOf('birch', 'blue') });
  assert.deepEqual(
    noTie.tied.map(({ name }) => name),
    ['Birch blue'],
    'what no longer fits can be taken back',
  );
});

test('[D63] a held message fills the form, and its figures are what typed ones are compared with', () => {
  const form = formOfMessage(waitingView(), emptyContest);
  assert.equal(form?.votes[idOf('birch', 'red')], '600');
  assert.equal(form?.fromInput, 'a'.repeat(64));
  assert.equal(form?.majority, '290');
  assert.equal(formOfMessage(waitingView({ content: null }), emptyContest), null);
  const desk = deskView('editor', { waiting: [waitingView()] });
  assert.equal(feedVotes(desk, BIRCH)?.get(idOf('birch', 'gold')), 95);
  assert.equal(feedVotes(desk, ALDER), null);
});

test('[D64] a seat that changed while somebody typed is shown, and what was typed goes on as a correction', () => {
  const state = fold(roll, numbered(birchDeclared));
  const form = typedForm({ red: '600', blue: '301', gold: '95' });
  const view = changedView(roll, state, BIRCH, form);
  assert.match(view?.words ?? '', /Birch: Red hold/);
  assert.deepEqual(
    view?.rows.map(({ name, typed, isPublic }) => [name, typed, isPublic]),
    [['Birch blue', '301', '310']],
  );
  assert.deepEqual(view?.goOn, { ...form, kind: 'correction', expectedRevision: 1 });
  assert.equal(changedView(roll, empty, BIRCH, form), null);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alderResult, message, nightAfter } from '#tests/support/feed-messages.ts';
import { answer, BY_ONE, BY_TWO, declaredNight, factKind } from '#tests/support/judged-alder.ts';

test('[J9] a seat goes through its stages, and what it has behind it is a no-op', () => {
  assert.equal(factKind(message('counting')), 'countingStarted');
  assert.equal(factKind(message('recount', { recount: 1 })), 'recountStarted');
  assert.equal(factKind(message('rush', { winner: 'alder-red' })), 'winnerAnnounced');
  assert.equal(factKind(message('postponement', { reason: 'A candidate has died' })), 'pollPostponed');
  const recounting = nightAfter([message('recount', { recount: 2 })]);
  assert.deepEqual(answer(message('counting', { revision: 2 }), { state: recounting }), [
    'noop',
    'OVERTAKEN',
  ]);
  assert.deepEqual(answer(message('recount', { revision: 2, recount: 1 }), { state: recounting }), [
    'noop',
    'OVERTAKEN',
  ]);
  assert.deepEqual(answer(message('recount', { revision: 2, recount: 2 }), { state: recounting }), [
    'noop',
    'DUPLICATE',
  ]);
  assert.deepEqual(answer(message('withdrawal', { revision: 2, reason: 'x' }), { state: recounting }), [
    'noop',
    'NOTHING_TO_WITHDRAW',
  ]);
});

test('[J9] B64 a rush after the result is a no-op, whoever it names', () => {
  for (const winner of ['alder-red', 'alder-blue']) {
    assert.deepEqual(answer(message('rush', { revision: 2, winner }), { state: declaredNight }), [
      'noop',
      'RUSH_AFTER_RESULT',
    ]);
  }
});

test('[J9] a recount takes an announced winner back, and the result then stands by itself', () => {
  const state = nightAfter([
    message('rush', { winner: 'alder-blue' }),
    message('recount', { revision: 2, recount: 1 }),
  ]);
  assert.equal(factKind(alderResult({ revision: 3 }), { state }), 'resultDeclared');
});

test('[J9] B69 a recount after the result is held, and accepting it cannot help', () => {
  const recount = message('recount', { revision: 2, recount: 1 });
  assert.deepEqual(answer(recount, { state: declaredNight, accepted: BY_TWO }), [
    'quarantined',
    'RECOUNT_AFTER_RESULT',
  ]);
});

test('[J9] B70 a withdrawal of a public result, or winner, waits for two editors', () => {
  const withdrawal = message('withdrawal', { revision: 2, reason: 'Read out wrongly' });
  for (const state of [declaredNight, nightAfter([message('rush', { winner: 'alder-red' })])]) {
    assert.deepEqual(answer(withdrawal, { state }), ['quarantined', 'WITHDRAWAL']);
    assert.equal(factKind(withdrawal, { state, accepted: BY_ONE }), 'quarantined');
    assert.equal(factKind(withdrawal, { state, accepted: BY_TWO }), 'resultWithdrawn');
  }
});

test('[J9] a withdrawn seat may be declared again, but not with the very figures that were withdrawn', () => {
  const state = nightAfter([alderResult(), message('withdrawal', { revision: 2, reason: 'Wrong' })]);
  assert.equal(factKind(alderResult({ revision: 3 }, [390, 345, 181, 80]), { state }), 'resultDeclared');
  assert.deepEqual(answer(alderResult({ revision: 3 }), { state }), ['quarantined', 'SAME_AS_WITHDRAWN']);
});

test('[J9] a postponed poll and a count contradict one another', () => {
  const postponed = nightAfter([message('postponement', { reason: 'A candidate has died' })]);
  for (const each of [
    alderResult({ revision: 2 }),
    message('rush', { revision: 2, winner: 'alder-red' }),
    message('counting', { revision: 2 }),
  ]) {
    assert.deepEqual(answer(each, { state: postponed }), ['quarantined', 'POSTPONED']);
  }
  assert.deepEqual(answer(message('postponement', { revision: 2, reason: 'x' }), { state: postponed }), [
    'noop',
    'DUPLICATE',
  ]);
  const late = message('postponement', { revision: 2, reason: 'x' });
  assert.deepEqual(answer(late, { state: declaredNight, accepted: BY_TWO }), ['quarantined', 'POSTPONED']);
  assert.deepEqual(answer(late, { state: nightAfter([message('counting')]) }), ['quarantined', 'POSTPONED']);
});

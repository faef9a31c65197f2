import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alderResult, codesOf, judged, message, nightAfter, roll } from '#tests/support/feed-messages.ts';
import { answer, BY_TWO, declaredNight, factKind } from '#tests/support/judged-alder.ts';

const list = roll.reference.constituencies[0]?.candidates ?? [];
const nominees = list.map(({ id, name, surname, standing }) => ({
  id: id as string,
  name,
  surname,
  party: standing as string,
}));
const nominations = (candidates: readonly (typeof nominees)[number][], revision = 1) =>
  message('nominations', { candidates, revision });

test('[J13] nominations that are known are a no-op, a tidier spelling is committed', () => {
  assert.deepEqual(answer(nominations(nominees)), ['noop', 'DUPLICATE']);
  const tidied = nominees.map((each, index) => (index === 3 ? { ...each, name: 'Ivy M. Ives' } : each));
  const judgement = judged(nominations(tidied));
  if (judgement.disposition !== 'committed' || judgement.fact.kind !== 'nominationsAmended') assert.fail();
  assert.deepEqual(
    judgement.fact.candidates,
    list.map((each, index) => (index === 3 ? { ...each, name: 'Ivy M. Ives' } : each)),
  );
});

test('[J13] B34 who stands, and for whom, is changed by an editor; the waiting result then fits', () => {
  const joined = [...nominees, { id: 'alder-new', name: 'Nia New', surname: 'New', party: 'Gold' }];
  const late = nominations(joined);
  assert.deepEqual(answer(late), ['quarantined', 'NOMINATIONS_CHANGE']);
  assert.deepEqual(answer(nominations(nominees.slice(1))), ['quarantined', 'NOMINATIONS_CHANGE']);
  const moved = nominees.map((each, index) => (index === 0 ? { ...each, party: 'blue' } : each));
  assert.deepEqual(answer(nominations(moved)), ['quarantined', 'NOMINATIONS_CHANGE']);
  const state = nightAfter([late]);
  const result = alderResult({ revision: 2 });
  const candidates = [...result.candidates, { id: 'alder-new', votes: 25 }];
  assert.deepEqual(answer({ ...result, candidates }, { state }), ['committed']);
});

test('[J13] a list that does not fit published figures, or names an unknown party, cannot be accepted', () => {
  const shorter = nominations(nominees.slice(0, 3), 2);
  assert.equal(factKind(shorter, { state: declaredNight, accepted: BY_TWO }), 'quarantined');
  assert.equal(codesOf(judged(shorter, { state: declaredNight })).includes('NOMINATIONS_AFTER_RESULT'), true);
  const unknown = nominations([{ id: 'a', name: 'A A', surname: 'A', party: 'Purple' }]);
  assert.deepEqual(answer(unknown, { accepted: BY_TWO }), ['quarantined', 'UNKNOWN_PARTY']);
});

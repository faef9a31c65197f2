import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alderResult, codesOf, judged, nightAfter, resultOf, roll } from '#tests/support/feed-messages.ts';
import { answer, BY_ONE, BY_TWO, declaredNight, factKind } from '#tests/support/judged-alder.ts';
import { ALDER, BIRCH, eventOf, fold } from '#tests/support/tiny-election.ts';

test('[J11] B75 other figures than an editor entered are held; the same ones are confirmed', () => {
  const byDesk = nightAfter([alderResult()], 'desk');
  assert.deepEqual(answer(alderResult({ revision: 2 }, [401, 340, 180, 80]), { state: byDesk }), [
    'quarantined',
    'EDITOR_CONFLICT',
  ]);
  assert.equal(factKind(alderResult({ revision: 2 }), { state: byDesk }), 'resultConfirmed');
  assert.equal(
    factKind(alderResult({ revision: 2 }, [401, 340, 180, 80]), { state: byDesk, by: 'desk' }),
    'resultCorrected',
  );
});

test('[J11] accepted, a doubtful correction is committed with the editor’s reason, the doubts as warnings', () => {
  const judgement = judged(alderResult({ revision: 2 }, [410, 340, 179, 80]), {
    state: declaredNight,
    accepted: BY_ONE,
  });
  if (judgement.disposition !== 'committed' || judgement.fact.kind !== 'resultCorrected') assert.fail();
  assert.equal(judgement.fact.reason, BY_ONE.reason);
  assert.deepEqual(codesOf(judgement), ['DECREASE']);
  assert.deepEqual(answer(alderResult({ mode: 'test' }), { accepted: BY_TWO }), ['rejected', 'WRONG_MODE']);
});

test('[J12] B88 a feed that flips a seat to and fro makes one item, and the public winner stays', () => {
  let state = declaredNight;
  const openFlips = new Set<typeof ALDER>();
  const tickets = new Set<string>();
  for (let revision = 2; revision <= 500; revision += 1) {
    const votes = revision % 2 === 0 ? [340, 400, 180, 80] : [400, 340, 180, 80];
    const judgement = judged(alderResult({ revision }, votes), { state, openFlips });
    if (judgement.disposition === 'quarantined') {
      tickets.add(judgement.ticket);
      openFlips.add(ALDER);
    }
    if (judgement.disposition === 'committed') state = fold(roll, [eventOf(judgement.fact, revision)], state);
  }
  assert.deepEqual([...tickets], ['E14000001 winner']);
  const phase = state.contests[ALDER]?.phase;
  assert.equal(phase?.kind === 'declared' ? phase.winner : '', 'alder-red');
});

test('[J12] a feed that contradicts an editor again and again makes one item', () => {
  const state = nightAfter([alderResult()], 'desk');
  const tickets = new Set<string>();
  for (let revision = 2; revision <= 500; revision += 1) {
    const judgement = judged(alderResult({ revision }, [400 + revision, 340, 180, 80]), { state });
    if (judgement.disposition !== 'quarantined') assert.fail(judgement.disposition);
    tickets.add(judgement.ticket);
  }
  assert.deepEqual([...tickets], ['E14000001 editor']);
});

test('[J12] while a change of winner waits, other changes of the seat wait with it; other seats go on', () => {
  const openFlips = new Set([ALDER]);
  const more = alderResult({ revision: 2 }, [401, 340, 180, 80]);
  assert.deepEqual(answer(more, { state: declaredNight, openFlips }), ['quarantined', 'FLIPPING']);
  assert.equal(factKind(resultOf(BIRCH, [520, 310, 170]), { openFlips }), 'resultDeclared');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FeedMessage } from '#server/ingest/feed-message.ts';
import {
  alderResult,
  codesOf,
  judged,
  message,
  nightAfter,
  problemsOf,
  resultOf,
} from '#tests/support/feed-messages.ts';
import { answer, BY_ONE, BY_TWO, declaredNight, factKind } from '#tests/support/judged-alder.ts';
import { BIRCH } from '#tests/support/tiny-election.ts';

test('[J7] B58 the same message again is a no-op', () => {
  assert.deepEqual(answer(alderResult(), { state: declaredNight }), ['noop', 'DUPLICATE']);
  assert.deepEqual(answer(alderResult({ time: '2030-07-04T23:01:00Z' }), { state: declaredNight }), [
    'noop',
    'DUPLICATE',
  ]);
});

test('[J7] B59 the same revision with other content is held', () => {
  const other = alderResult({}, [410, 340, 180, 80]);
  assert.deepEqual(answer(other, { state: declaredNight }), ['quarantined', 'SAME_REVISION_DIFFERS']);
  const counting = nightAfter([message('counting')]);
  assert.deepEqual(answer(alderResult(), { state: counting }), ['quarantined', 'SAME_REVISION_DIFFERS']);
});

test('[J7] B60 a lower revision that comes late is a no-op, whatever it says', () => {
  const state = nightAfter([alderResult({ revision: 3 })]);
  for (const late of [
    alderResult({ revision: 2, validVotes: 7 }, [9, 8, 7, 6]),
    message('withdrawal', { reason: 'x' }),
  ]) {
    assert.deepEqual(answer(late, { state }), ['noop', 'STALE']);
  }
});

test('[J7] B61 a jump of the revision is kept, with a warning', () => {
  const state = declaredNight;
  assert.deepEqual(answer(alderResult({ revision: 7 }), { state }), ['committed', 'REVISION_GAP']);
  assert.deepEqual(answer(alderResult({ revision: 7 })), ['committed']);
});

test('[J7] B62 a higher revision with the same content is confirmed in silence', () => {
  assert.equal(factKind(alderResult({ revision: 2 }), { state: declaredNight }), 'resultConfirmed');
  assert.deepEqual(answer(alderResult({ revision: 2 }), { state: declaredNight }), ['committed']);
});

test('[J8] figures that only rise under the same winner are a correction, with the reason that was given', () => {
  const more = [420, 350, 190, 85];
  const plain = judged(alderResult({ revision: 2 }, more), { state: declaredNight });
  const given = judged(
    {
      ...alderResult({ revision: 2 }, more),
      kind: 'correction',
      reason: 'A box was left out',
    } as FeedMessage,
    {
      state: declaredNight,
    },
  );
  for (const judgement of [plain, given]) assert.equal(judgement.disposition, 'committed');
  if (plain.disposition !== 'committed' || plain.fact.kind !== 'resultCorrected') assert.fail();
  assert.equal(plain.fact.reason, 'The source sent revised figures.');
  if (given.disposition !== 'committed' || given.fact.kind !== 'resultCorrected') assert.fail();
  assert.equal(given.fact.reason, 'A box was left out');
  assert.equal(given.fact.figures.declaredAt, '2030-07-04T23:00:00Z');
});

test('[J8] a correction of a result that was never seen is taken as the result, with a warning', () => {
  const correction = { ...alderResult({ revision: 2 }), kind: 'correction', reason: 'A slip' } as FeedMessage;
  assert.deepEqual(answer(correction), ['committed', 'CORRECTION_FIRST']);
  assert.equal(factKind(correction), 'resultDeclared');
});

test('[J8] B65 votes that fall to nothing are held, for one or for all', () => {
  assert.deepEqual(answer(alderResult({ revision: 2 }, [480, 340, 180, 0]), { state: declaredNight }), [
    'quarantined',
    'ZERO_OUT',
  ]);
  const none = judged(alderResult({ revision: 2 }, [0, 0, 0, 0]), { state: declaredNight });
  assert.equal(codesOf(none).filter((code) => code === 'ZERO_OUT').length, 4);
});

test('[J8] B66 any candidate who falls holds the message', () => {
  assert.deepEqual(answer(alderResult({ revision: 2 }, [410, 340, 179, 80]), { state: declaredNight }), [
    'quarantined',
    'DECREASE',
  ]);
});

test('[J8] B67 another winner is held, and one editor alone, even twice, cannot let it through', () => {
  const changed = alderResult({ revision: 2 }, [400, 440, 180, 80]);
  const judgement = judged(changed, { state: declaredNight });
  assert.deepEqual(codesOf(judgement), ['WINNER_CHANGE']);
  assert.equal(judgement.disposition === 'quarantined' && judgement.twoEditors, true);
  assert.equal(factKind(changed, { state: declaredNight, accepted: BY_ONE }), 'quarantined');
  assert.equal(factKind(changed, { state: declaredNight, accepted: BY_TWO }), 'resultCorrected');
  const rushed = nightAfter([message('rush', { winner: 'alder-blue' })]);
  assert.deepEqual(answer(alderResult({ revision: 2 }), { state: rushed }), ['quarantined', 'WINNER_CHANGE']);
  assert.deepEqual(answer(message('rush', { revision: 2, winner: 'alder-red' }), { state: rushed }), [
    'quarantined',
    'WINNER_CHANGE',
  ]);
});

test('[J8] B68 two candidates who exchange their votes are named as a swap', () => {
  assert.deepEqual(answer(alderResult({ revision: 2 }, [400, 340, 80, 180]), { state: declaredNight }), [
    'quarantined',
    'DECREASE',
    'SWAP',
  ]);
});

test('[J7] a whole night played again from its start asks nobody anything', () => {
  const night: readonly FeedMessage[] = [
    message('counting'),
    message('recount', { revision: 2, recount: 1 }),
    message('rush', { revision: 3, winner: 'alder-red' }),
    alderResult({ revision: 4 }),
    alderResult({ revision: 5 }, [401, 340, 180, 80]),
    resultOf(BIRCH, [520, 310, 170]),
  ];
  const state = nightAfter(night);
  for (const each of night) assert.equal(judged(each, { state }).disposition, 'noop');
  assert.equal(problemsOf(judged(night[0] as FeedMessage, { state }))[0]?.code, 'STALE');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyState } from '#lib/election/state.ts';
import { alderResult, codesOf, judged, message, resultOf } from '#tests/support/feed-messages.ts';
import { answer, BY_TWO, declaredNight, factKind } from '#tests/support/judged-alder.ts';
import { eventOf, fold, manySeats, tinyRoll } from '#tests/support/tiny-election.ts';

test('[J10] B71 nothing about how people voted is let through before the close of poll, by nobody', () => {
  const early = { nightNow: '2030-07-04T20:59:59Z', accepted: BY_TWO };
  const kinds = [
    alderResult({ time: '2030-07-04T20:00:00Z' }),
    message('rush', { winner: 'alder-red', time: '2030-07-04T20:00:00Z' }),
    message('counting', { time: '2030-07-04T20:00:00Z' }),
  ];
  for (const each of kinds) {
    assert.deepEqual(answer(each, early), ['quarantined', 'TIME']);
    assert.deepEqual(
      answer(each, { accepted: BY_TWO }),
      ['quarantined', 'TIME'],
      'its own time is before the close',
    );
  }
  assert.deepEqual(answer(alderResult({ time: '2030-07-04T21:00:30Z' }), early), ['quarantined', 'TIME']);
  assert.equal(
    factKind(alderResult({ time: '2030-07-04T21:00:00Z' }), { nightNow: '2030-07-04T21:00:00Z' }),
    'resultDeclared',
  );
  assert.equal(
    factKind(message('postponement', { reason: 'x', time: '2030-07-04T12:00:00Z' }), {
      nightNow: '2030-07-04T12:00:00Z',
    }),
    'pollPostponed',
  );
});

test('[J10] B71 a time more than two minutes ahead is held', () => {
  assert.deepEqual(answer(alderResult({ time: '2030-07-04T23:32:00Z' })), ['committed']);
  assert.deepEqual(answer(alderResult({ time: '2030-07-04T23:32:01Z' })), ['quarantined', 'TIME']);
});

test('[J10] B71 no result was declared later than it was heard, whoever accepted it', () => {
  const nightNow = '2030-07-04T23:30:00Z';
  const declaredAt = (time: string) => {
    const judgement = judged(alderResult({ time }), { nightNow, accepted: BY_TWO });
    assert.ok(judgement.disposition === 'committed' && judgement.fact.kind === 'resultDeclared');
    return judgement.fact.figures.declaredAt;
  };
  assert.equal(declaredAt('2030-07-05T00:29:00Z'), nightNow);
  assert.equal(declaredAt('2030-07-04T23:32:00Z'), '2030-07-04T23:32:00Z', 'clocks differ by two minutes');
});

test('[J10] B72 a time earlier than that of the revision before is a warning', () => {
  const earlier = alderResult({ revision: 2, time: '2030-07-04T22:59:00Z' }, [401, 340, 180, 80]);
  assert.deepEqual(answer(earlier, { state: declaredNight }), ['committed', 'TIME_EARLIER']);
});

test('[J10] B73 B74 seats come in any order of time, hundreds at the same instant', () => {
  const from = tinyRoll(manySeats(650));
  let state = emptyState;
  for (const [index, seat] of from.reference.constituencies.entries()) {
    const time = `2030-07-04T23:0${9 - (index % 10)}:00Z`;
    const votes = [400 + index, 340, 260 + (index % 7)];
    const judgement = judged(resultOf(seat.id, votes, { time }, from), { state, from });
    if (judgement.disposition !== 'committed') assert.fail(codesOf(judgement).join());
    state = fold(from, [eventOf(judgement.fact, index + 1)], state);
  }
  assert.equal(state.tally.declared, 650);
});

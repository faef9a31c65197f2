import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyState } from '#lib/election/state.ts';
import type { FeedMessage } from '#server/ingest/feed-message.ts';
import {
  alderResult,
  codesOf,
  judged,
  message,
  nightAfter,
  problemsOf,
  resultOf,
  roll,
} from '#tests/support/feed-messages.ts';
import { ALDER, BIRCH, eventOf, fold, manySeats, tinyRoll } from '#tests/support/tiny-election.ts';

function answer(...given: Parameters<typeof judged>): readonly string[] {
  const judgement = judged(...given);
  return [judgement.disposition, ...codesOf(judgement)];
}

/** The kind of the fact that is committed. */
function factKind(...given: Parameters<typeof judged>): string {
  const judgement = judged(...given);
  return judgement.disposition === 'committed' ? judgement.fact.kind : judgement.disposition;
}

const declaredNight = nightAfter([alderResult()]);
const two = { by: ['A', 'B'], reason: 'The returning officer confirmed it' };
const one = { by: ['A', 'A'], reason: 'Looks right' };

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
  assert.equal(factKind(changed, { state: declaredNight, accepted: one }), 'quarantined');
  assert.equal(factKind(changed, { state: declaredNight, accepted: two }), 'resultCorrected');
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
  assert.deepEqual(answer(recount, { state: declaredNight, accepted: two }), [
    'quarantined',
    'RECOUNT_AFTER_RESULT',
  ]);
});

test('[J9] B70 a withdrawal of a public result, or winner, waits for two editors', () => {
  const withdrawal = message('withdrawal', { revision: 2, reason: 'Read out wrongly' });
  for (const state of [declaredNight, nightAfter([message('rush', { winner: 'alder-red' })])]) {
    assert.deepEqual(answer(withdrawal, { state }), ['quarantined', 'WITHDRAWAL']);
    assert.equal(factKind(withdrawal, { state, accepted: one }), 'quarantined');
    assert.equal(factKind(withdrawal, { state, accepted: two }), 'resultWithdrawn');
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
  assert.deepEqual(answer(late, { state: declaredNight, accepted: two }), ['quarantined', 'POSTPONED']);
  assert.deepEqual(answer(late, { state: nightAfter([message('counting')]) }), ['quarantined', 'POSTPONED']);
});

test('[J10] B71 nothing about how people voted is let through before the close of poll, by nobody', () => {
  const early = { nightNow: '2030-07-04T20:59:59Z', accepted: two };
  const kinds = [
    alderResult({ time: '2030-07-04T20:00:00Z' }),
    message('rush', { winner: 'alder-red', time: '2030-07-04T20:00:00Z' }),
    message('counting', { time: '2030-07-04T20:00:00Z' }),
  ];
  for (const each of kinds) {
    assert.deepEqual(answer(each, early), ['quarantined', 'TIME']);
    assert.deepEqual(
      answer(each, { accepted: two }),
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
    const judgement = judged(alderResult({ time }), { nightNow, accepted: two });
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
    accepted: one,
  });
  if (judgement.disposition !== 'committed' || judgement.fact.kind !== 'resultCorrected') assert.fail();
  assert.equal(judgement.fact.reason, one.reason);
  assert.deepEqual(codesOf(judgement), ['DECREASE']);
  assert.deepEqual(answer(alderResult({ mode: 'test' }), { accepted: two }), ['rejected', 'WRONG_MODE']);
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
  assert.equal(factKind(shorter, { state: declaredNight, accepted: two }), 'quarantined');
  assert.equal(codesOf(judged(shorter, { state: declaredNight })).includes('NOMINATIONS_AFTER_RESULT'), true);
  const unknown = nominations([{ id: 'a', name: 'A A', surname: 'A', party: 'Purple' }]);
  assert.deepEqual(answer(unknown, { accepted: two }), ['quarantined', 'UNKNOWN_PARTY']);
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

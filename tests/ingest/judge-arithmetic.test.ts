import assert from 'node:assert/strict';
import { test } from 'node:test';
import { winnerOf } from '#lib/election/derive/winner.ts';
import { problem } from '#server/ingest/problem.ts';
import {
  ALDER_VOTES,
  alderResult,
  codesOf,
  judged,
  message,
  nightAfter,
  problemsOf,
  resultOf,
  roll,
} from '#tests/support/feed-messages.ts';
import { ALDER, BIRCH, constituency, tinyRoll } from '#tests/support/tiny-election.ts';

function answer(...given: Parameters<typeof judged>): readonly string[] {
  const judgement = judged(...given);
  return [judgement.disposition, ...codesOf(judgement)];
}

const accepted = { by: ['A', 'B'], reason: 'Checked with the returning officer' };

test('[J4] figures that agree with everything the source states are committed without a word', () => {
  const stated = {
    electorate: 2000,
    ballots: 1010,
    validVotes: 1000,
    majority: 60,
    winner: 'alder-red',
    turnout: 50.5,
  };
  assert.deepEqual(answer(alderResult(stated)), ['committed']);
});

test('[J4] B45 stated valid votes other than the sum are held', () => {
  const judgement = judged(alderResult({ validVotes: 1001 }));
  assert.deepEqual([judgement.disposition, ...codesOf(judgement)], ['quarantined', 'SUM_MISMATCH']);
  assert.match(problemsOf(judgement)[0]?.expected ?? '', /1000.*1 votes are missing/);
});

test('[I57] of whoever stands alone no figures are taken: the answer says to send the winner, and that is taken', () => {
  const candidates = constituency(ALDER, 'Alder').candidates.slice(0, 1);
  const from = tinyRoll([constituency(ALDER, 'Alder', { candidates })]);
  const nought = judged(resultOf(ALDER, [0], {}, from), { from });
  assert.deepEqual([nought.disposition, ...codesOf(nought)], ['quarantined', 'ALL_ZERO']);
  assert.match(problemsOf(nought)[0]?.todo ?? '', /send a "rush" with the winner instead/);
  assert.deepEqual(answer(message('rush', { winner: 'alder-red' }), { from }), ['committed']);
});

test('[I54] a row that may be cut in its last figure waits for an editor, unless the stated sum agrees', () => {
  const found = { path: 'row 5', received: '40', expected: 'a line end', todo: 'Compare it.' };
  const notes = [problem('OPEN_ROW', found)];
  assert.deepEqual(answer(alderResult(), { notes }), ['quarantined', 'OPEN_ROW']);
  assert.deepEqual(answer(alderResult({ validVotes: 1000 }), { notes }), ['committed', 'OPEN_ROW']);
  assert.deepEqual(answer(alderResult({ validVotes: 1001 }), { notes }), ['quarantined', 'SUM_MISMATCH']);
  assert.deepEqual(answer(alderResult(), { notes, accepted }), ['committed', 'OPEN_ROW']);
  const again = alderResult({ revision: 2 });
  assert.deepEqual(answer(again, { notes, state: nightAfter([alderResult()]) }), ['committed', 'OPEN_ROW']);
});

test('[J4] B46 valid and rejected papers that do not make the ballots are held', () => {
  assert.deepEqual(answer(alderResult({ ballots: 1011 })), ['quarantined', 'VERIFICATION_MISMATCH']);
  assert.deepEqual(answer(alderResult({ ballots: 1010, rejectedBallots: null })), ['committed']);
  assert.deepEqual(answer(alderResult({ ballots: 1100, rejectedBallots: null })), [
    'quarantined',
    'VERIFICATION_MISMATCH',
  ]);
});

test('[J4] B47 more votes or ballots than electors are held', () => {
  assert.deepEqual(answer(alderResult({ electorate: 1009 })), ['quarantined', 'OVER_ELECTORATE']);
  assert.deepEqual(answer(alderResult({ electorate: 1009 }), { accepted }), [
    'quarantined',
    'OVER_ELECTORATE',
  ]);
  assert.deepEqual(answer(alderResult({ electorate: 1010 })), ['committed', 'ELECTORATE_DIFFERS']);
});

test('[J4] B48 one candidate above the stated valid votes is held', () => {
  assert.deepEqual(answer(alderResult({ validVotes: 399 })), [
    'quarantined',
    'SUM_MISMATCH',
    'OVER_VALID_VOTES',
  ]);
});

test('[J4] B49 a stated winner who has not most votes is held', () => {
  assert.deepEqual(answer(alderResult({ winner: 'alder-blue' })), ['quarantined', 'WINNER_MISMATCH']);
});

test('[J4] B50 a stated majority other than first less second is held', () => {
  assert.deepEqual(answer(alderResult({ majority: 61 })), ['quarantined', 'MAJORITY_MISMATCH']);
});

test('[J4] B52 an electorate of none is held for good; one over 5 % away is a warning', () => {
  assert.deepEqual(answer(alderResult({ electorate: 0 }), { accepted }), ['quarantined', 'ELECTORATE_ZERO']);
  assert.deepEqual(answer(alderResult({ electorate: 1900 })), ['committed']);
  assert.deepEqual(answer(alderResult({ electorate: 1899 })), ['committed', 'ELECTORATE_DIFFERS']);
});

test('[J4] B53 a result without a vote is held for good', () => {
  const judgement = judged(alderResult({}, [0, 0, 0, 0]), { accepted });
  assert.equal(judgement.disposition, 'quarantined');
  assert.equal(codesOf(judgement).includes('ALL_ZERO'), true);
});

test('[J4] B56 over 2 % of papers rejected is a warning', () => {
  assert.deepEqual(answer(alderResult({ rejectedBallots: 20 })), ['committed']);
  assert.deepEqual(answer(alderResult({ rejectedBallots: 21 })), ['committed', 'REJECTED_HIGH']);
});

test('[J5] B51 a tie without its lot is never decided by us, whoever accepts it', () => {
  const tie = [370, 370, 180, 80];
  assert.deepEqual(answer(alderResult({ majority: 0 }, tie)), ['quarantined', 'TIE']);
  assert.deepEqual(answer(alderResult({ decidedByLot: 'alder-gold' }, tie), { accepted }), [
    'quarantined',
    'TIE',
  ]);
  const decided = judged(alderResult({ decidedByLot: 'alder-blue', winner: 'alder-blue', majority: 0 }, tie));
  assert.deepEqual([decided.disposition, ...codesOf(decided)], ['committed', 'TIE_BY_LOT']);
  if (decided.disposition !== 'committed' || decided.fact.kind !== 'resultDeclared') assert.fail();
  assert.equal(winnerOf(decided.fact.figures), 'alder-blue');
});

test('[J5] a lot without a tie is held; accepted, it is left out', () => {
  const odd = alderResult({ decidedByLot: 'alder-blue' });
  assert.deepEqual(answer(odd), ['quarantined', 'LOT_MISMATCH']);
  const judgement = judged(odd, { accepted });
  if (judgement.disposition !== 'committed' || judgement.fact.kind !== 'resultDeclared') assert.fail();
  assert.equal(judgement.fact.figures.decidedByLot, null);
});

test('[J6] B54 a handful of votes beside a stated total that is not reached is half typed', () => {
  assert.deepEqual(answer(alderResult({ validVotes: 1000 }, [400, 340, 1, 80])), [
    'quarantined',
    'SUM_MISMATCH',
    'PARTIAL_ENTRY',
  ]);
});

test('[J6] B54 a handful of votes for a party that had a twentieth last time is half typed', () => {
  assert.deepEqual(answer(alderResult({}, [400, 340, 19, 80])), ['quarantined', 'PARTIAL_ENTRY']);
  assert.deepEqual(answer(alderResult({}, [400, 340, 20, 7])), ['committed']);
});

test('[J6] a tenth of the electorate is the least that a result can rest on', () => {
  const from = tinyRoll([constituency(ALDER, 'Alder')]);
  assert.deepEqual(answer(resultOf(ALDER, [101, 63, 35], {}, from), { from }), [
    'quarantined',
    'PARTIAL_ENTRY',
  ]);
  const enough = resultOf(ALDER, [101, 63, 36], { rejectedBallots: 1 }, from);
  assert.deepEqual(answer(enough, { from }), ['committed']);
});

test('[J6] B55 one sign of test data is a warning, three together hold the message', () => {
  const from = tinyRoll([constituency(ALDER, 'Alder')]);
  const of = (...votes: number[]) => answer(resultOf(ALDER, votes, {}, from), { from });
  assert.deepEqual(of(600, 300, 100), ['committed', 'PATTERN']);
  assert.deepEqual(of(333, 222, 111), ['committed', 'PATTERN']);
  const lot = { decidedByLot: 'alder-red', rejectedBallots: 0, electorate: 10_000 };
  const equal = judged(resultOf(ALDER, [1111, 1111, 1111], lot, from), { from });
  assert.equal(equal.disposition, 'quarantined');
  assert.equal(codesOf(equal).includes('PATTERN'), true);
  const marker = judged(resultOf(ALDER, [1, 0, 0], {}, from), { from });
  if (marker.disposition !== 'quarantined') assert.fail();
  assert.deepEqual(codesOf(marker), ['PARTIAL_ENTRY']);
  assert.equal(
    marker.warnings.some(({ received }) => received === '"one vote in all"'),
    true,
  );
});

test('[J6] B57 exactly the numbers of another seat, or its parties line by line, look like a shifted row', () => {
  const state = nightAfter([resultOf(BIRCH, [520, 310, 170])]);
  const votes = { candidates: resultOf(BIRCH, [520, 310, 170]).candidates };
  const from = tinyRoll([...roll.reference.constituencies, constituency('E14000009' as typeof ALDER, 'Elm')]);
  const elm = resultOf('E14000009' as typeof ALDER, [520, 310, 170], {}, from);
  assert.deepEqual(answer(elm, { state, from }), ['quarantined', 'ROW_SHIFT']);
  assert.equal(answer(alderResult(votes)).includes('ROW_SHIFT'), true);
  const parties = ['home', 'gold', 'independent'];
  const shifted = resultOf(BIRCH, [520, 310, 170]);
  const candidates = shifted.candidates.map((each, index) => ({ ...each, party: parties[index] }));
  assert.deepEqual(answer({ ...shifted, candidates } as typeof shifted), [
    'quarantined',
    'PARTY_MISMATCH',
    'PARTY_MISMATCH',
    'PARTY_MISMATCH',
    'ROW_SHIFT',
  ]);
});

test('[J11] every doubt is reported at once, and accepted together they are warnings', () => {
  const many = alderResult({
    name: 'Birch',
    validVotes: 900,
    ballots: 905,
    majority: 3,
    winner: 'alder-gold',
  });
  const doubts = [
    'NAME_MISMATCH',
    'SUM_MISMATCH',
    'VERIFICATION_MISMATCH',
    'WINNER_MISMATCH',
    'MAJORITY_MISMATCH',
  ];
  assert.deepEqual(answer(many), ['quarantined', ...doubts]);
  assert.deepEqual(answer(many, { accepted }), ['committed', ...doubts]);
});

test('[J4] the figures of the fact are those of the message, in ballot-paper order, and what is not stated is what was known', () => {
  const judgement = judged(
    alderResult({ candidates: [...alderResult().candidates].reverse(), rejectedBallots: null }),
  );
  if (judgement.disposition !== 'committed' || judgement.fact.kind !== 'resultDeclared') assert.fail();
  const { votes, electorate, rejectedBallots } = judgement.fact.figures;
  assert.deepEqual(Object.values(votes), [...ALDER_VOTES]);
  assert.deepEqual([electorate, rejectedBallots], [2000, null]);
});

test('[J14] B77 B78 B79 what is possible and unlikely is a warning and never holds a result up', () => {
  const base = {
    electorate: 2000,
    validVotes: 1300,
    entries: [
      { standing: 'red', votes: 1000, name: null },
      { standing: 'blue', votes: 200, name: null },
      { standing: 'gold', votes: 100, name: null },
    ],
  } as unknown as NonNullable<(typeof roll.reference.constituencies)[number]['base']>;
  const expected = { at: '2030-07-05T02:00:00Z', basis: 'previousElection' } as const;
  const from = tinyRoll([constituency(ALDER, 'Alder', { base, expected })]);
  assert.deepEqual(answer(resultOf(ALDER, [401, 502, 97], {}, from), { from }), [
    'committed',
    'TURNOUT',
    'SAFE_SEAT_LOST',
    'EARLY',
  ]);
  const usual = resultOf(ALDER, [801, 302, 97], { time: '2030-07-05T00:00:00Z' }, from);
  assert.deepEqual(answer(usual, { from, nightNow: '2030-07-05T00:00:00Z' }), ['committed']);
});

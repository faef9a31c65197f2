import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acknowledgedBy } from '#lib/desk/doubts/acknowledged.ts';
import type { EntryDoubt } from '#lib/desk/doubts/doubt.ts';
import { exchanges } from '#lib/desk/doubts/exchanged-digits.ts';
import { entryDoubts } from '#lib/desk/entry-doubts.ts';
import { type EntryForm, emptyForm } from '#lib/desk/entry-form.ts';
import type { NightFact } from '#lib/election/events.ts';
import type { CandidateId, ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { constituencyOf } from '#lib/election/roll.ts';
import { emptyContest } from '#lib/election/state.ts';
import {
  ALDER,
  BIRCH,
  BLUE,
  baseOf,
  candidate,
  constituency,
  declared,
  fold,
  GOLD,
  idOf,
  manySeats,
  numbered,
  RED,
  seatId,
  threeSeats,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const tiny = tinyRoll();

interface Given {
  readonly roll?: Roll;
  readonly seat?: ConstituencyId;
  readonly facts?: readonly NightFact[];
  /** By who stands: "red". */
  readonly votes: Readonly<Record<string, string>>;
  readonly form?: Partial<EntryForm>;
  readonly feed?: Readonly<Record<string, number>>;
}

function doubtsOf({
  roll = tiny,
  seat = BIRCH,
  facts = [],
  votes,
  form = {},
  feed,
}: Given): readonly EntryDoubt[] {
  const state = fold(roll, numbered(facts));
  const { name } = constituencyOf(roll, seat);
  const byId = <Value>(of: Readonly<Record<string, Value>>) =>
    Object.entries(of).map(([who, value]) => [idOf(name, who), value] as const);
  return entryDoubts({
    roll,
    state,
    constituency: constituencyOf(roll, seat),
    contest: state.contests[seat] ?? emptyContest,
    form: { ...emptyForm('result', 0), ...form, votes: Object.fromEntries(byId(votes)) },
    feed: feed === undefined ? null : new Map<CandidateId, number>(byId(feed)),
  });
}

function codesOf(given: Given): readonly string[] {
  return doubtsOf(given).map(({ code }) => code);
}

function wordsOf(given: Given, code: string): string {
  const found = doubtsOf(given).find((each) => each.code === code);
  assert.ok(found !== undefined, `no ${code} among ${codesOf(given).join(', ')}`);
  return found.words;
}

test('[D55] figures without anything odd raise no doubt', () => {
  assert.deepEqual(codesOf({ votes: { red: '600', blue: '310', gold: '95' } }), []);
});

test('[D55] while figures are missing, only what is wrong already is doubted', () => {
  assert.deepEqual(codesOf({ votes: { red: '600' } }), []);
  assert.deepEqual(codesOf({ votes: { red: '2,600' } }), ['OVER_ELECTORATE']);
});

test('[D55] more votes than voters', () => {
  const votes = { red: '1600', blue: '310', gold: '95' };
  assert.match(wordsOf({ votes }, 'OVER_ELECTORATE'), /2,005 votes, but only 2,000 voters/);
});

test('[D55] ballot papers that do not fit name the one exchange of digits that would make them fit', () => {
  const votes = { red: '612', blue: '310', gold: '95' };
  const form = { ballots: '1035', rejectedBallots: '9' };
  assert.match(
    wordsOf({ votes, form }, 'VERIFICATION_MISMATCH'),
    /9 papers missing. It fits if Birch red has 621/,
  );
  assert.match(
    wordsOf({ votes, form: { ...form, ballots: '1027' } }, 'VERIFICATION_MISMATCH'),
    /1 paper missing. Compare every figure/,
  );
  assert.deepEqual(codesOf({ votes, form: { ballots: '1026', rejectedBallots: '9' } }), []);
  // A few papers that nobody read out are the rejected ones.
  assert.deepEqual(codesOf({ votes, form: { ballots: '1026' } }), []);
});

test('[D55] an announced majority that does not fit names the exchange of digits', () => {
  const votes = { red: '618', blue: '310', gold: '95' };
  const majority = { majority: '371' };
  assert.match(
    wordsOf({ votes, form: majority }, 'MAJORITY_MISMATCH'),
    /371; the figures make it 308. It fits if Birch red has 681/,
  );
  assert.deepEqual(codesOf({ votes, form: { majority: '308' } }), []);
});

test('[D55] the same votes twice, but a tie is asked about as a tie', () => {
  assert.match(
    wordsOf({ votes: { red: '600', blue: '305', gold: '305' } }, 'SAME_VOTES'),
    /Birch blue and Birch gold both have 305/,
  );
  const tie = doubtsOf({ votes: { red: '450', blue: '450', gold: '95' } });
  assert.deepEqual(
    tie.map(({ code, weight }) => [code, weight]),
    [['TIE', 'stops']],
  );
  assert.deepEqual(
    codesOf({ votes: { red: '450', blue: '450', gold: '95' }, form: { lot: idOf('birch', 'red') } }),
    [],
  );
  assert.deepEqual(
    codesOf({ votes: { red: '600', blue: '310', gold: '95' }, form: { lot: idOf('birch', 'red') } }),
    ['LOT_MISMATCH'],
  );
});

test('[D55] an announced winner who has not most votes', () => {
  const form = { winner: idOf('birch', 'blue') };
  assert.match(
    wordsOf({ votes: { red: '600', blue: '310', gold: '95' }, form }, 'WINNER_MISMATCH'),
    /Birch blue was announced as elected, but Birch red has most votes/,
  );
});

test('[D56] against what is public: exchanged lines, votes that fall, another winner', () => {
  const facts = [declared(tiny, BIRCH, { red: 600, blue: 310, gold: 95 })];
  const form = { kind: 'correction' as const };
  const swapped = codesOf({ facts, form, votes: { red: '310', blue: '600', gold: '95' } });
  assert.deepEqual(swapped, ['WINNER_CHANGE', 'SWAP']);
  assert.match(
    wordsOf({ facts, form, votes: { red: '590', blue: '310', gold: '95' } }, 'DECREASE'),
    /Birch red falls from 600 to 590/,
  );
  assert.deepEqual(codesOf({ facts, form, votes: { red: '610', blue: '310', gold: '95' } }), []);
});

test('[D56] another winner than the announced one', () => {
  const facts: readonly NightFact[] = [
    { kind: 'winnerAnnounced', constituencyId: BIRCH, revision: 1, winner: idOf('birch', 'blue') },
  ];
  assert.match(
    wordsOf({ facts, votes: { red: '600', blue: '310', gold: '95' } }, 'WINNER_CHANGE'),
    /Birch blue is public, Birch red would be. Two editors must agree/,
  );
});

test('[D56] against the message of the feed that waits: exchanged lines and single figures', () => {
  const votes = { red: '600', blue: '310', gold: '95' };
  assert.deepEqual(codesOf({ votes, feed: { red: 600, blue: 95, gold: 310 } }), ['FEED_SWAP']);
  assert.match(
    wordsOf({ votes, feed: { red: 600, blue: 301, gold: 95 } }, 'FEED_DIFFERS'),
    /feed’s message has 301 for Birch blue, you 310/,
  );
  assert.deepEqual(codesOf({ votes, feed: { red: 600, blue: 310, gold: 95 } }), []);
});

test('[D56] the very figures that were withdrawn', () => {
  const facts: readonly NightFact[] = [
    declared(tiny, BIRCH, { red: 600, blue: 310, gold: 95 }),
    { kind: 'resultWithdrawn', constituencyId: BIRCH, revision: 2, reason: 'Boxes not counted' },
  ];
  assert.deepEqual(codesOf({ facts, votes: { red: '600', blue: '310', gold: '95' } }), ['SAME_AS_WITHDRAWN']);
});

test('[D57] turnout is measured against the last election here, and against seats like it tonight', () => {
  const seats = manySeats(7).map((seat) => ({
    ...seat,
    base: { ...baseOf({ [BLUE]: 700, [RED]: 500, [GOLD]: 200 }), electorate: 2000 },
  }));
  const roll = tinyRoll(seats);
  const seat = seatId(7);
  const low = { red: '500', blue: '420', gold: '120' };
  assert.match(wordsOf({ roll, seat, votes: low }, 'TURNOUT'), /52.0%; last time it was 70.0% here/);
  const others = seats
    .slice(0, 6)
    .map(({ id }, index) => declared(roll, id, { red: 501 + index, blue: 420, gold: 120 }));
  assert.deepEqual(codesOf({ roll, seat, facts: others, votes: low }), []);
  assert.match(
    wordsOf({ roll, seat, facts: others, votes: { red: '700', blue: '520', gold: '180' } }, 'TURNOUT'),
    /6 seats of the region so far: −1[78]/,
  );
});

test('[D57] the figures of another seat, and a figure that looks half typed', () => {
  const facts = [declared(tiny, BIRCH, { red: 600, blue: 310, gold: 95 })];
  const roll = tinyRoll([
    ...threeSeats(),
    ...manySeats(1).map((seat) => ({ ...seat, id: seatId(9), name: 'Elm' })),
  ]);
  const elm = { roll, seat: seatId(9), facts };
  const [red, blue, gold] = constituencyOf(roll, seatId(9)).candidates;
  const votes = { [red?.id ?? '']: '600', [blue?.id ?? '']: '310', [gold?.id ?? '']: '95' };
  const state = fold(roll, numbered(facts));
  const found = entryDoubts({
    roll,
    state,
    constituency: constituencyOf(roll, elm.seat),
    contest: emptyContest,
    form: { ...emptyForm('result', 0), votes },
    feed: null,
  });
  assert.ok(found.some(({ code, words }) => code === 'ROW_SHIFT' && words.includes('Birch')));
  assert.match(
    wordsOf({ votes: { red: '600', blue: '3', gold: '95' } }, 'PARTIAL_ENTRY'),
    /Birch blue has 3; the party had 300 last time/,
  );
});

test('[D57] names that are easily mistaken are pointed out before anything is typed', () => {
  const named = (standing: typeof RED, name: string, surname: string) =>
    candidate('Fern', standing, { name, surname });
  const roll = tinyRoll([
    constituency(seatId(5), 'Fern', {
      candidates: [
        named(RED, 'Ann Harrison', 'Harrison'),
        named(BLUE, 'Bob Harrisson', 'Harrisson'),
        candidate('Fern', GOLD),
      ],
    }),
  ]);
  const [found] = doubtsOf({ roll, seat: seatId(5), votes: {} });
  assert.equal(found?.code, 'LOOKALIKE');
  assert.equal(found?.weight, 'notes');
  assert.match(found?.words ?? '', /Ann Harrison and Bob Harrisson/);
});

test('[D57] a very safe seat that changes hands', () => {
  const roll = tinyRoll([
    constituency(ALDER, 'Alder', { base: baseOf({ [BLUE]: 800, [RED]: 100, [GOLD]: 100 }) }),
  ]);
  assert.match(
    wordsOf({ roll, seat: ALDER, votes: { red: '600', blue: '310', gold: '95' } }, 'SAFE_SEAT_LOST'),
    /Blue had a majority of 700 here/,
  );
});

test('[D55] exchanged digits are neighbours, of the same length, and another count', () => {
  assert.deepEqual(exchanges(1234), [2134, 1324, 1243]);
  assert.deepEqual(exchanges(1100), [1010]);
  assert.deepEqual(exchanges(7), []);
});

test('[D138] who confirmed that two exchange their votes is not asked again that one of them loses some', () => {
  assert.deepEqual(acknowledgedBy([{ code: 'WINNER_CHANGE' }, { code: 'SWAP' }]), [
    'WINNER_CHANGE',
    'SWAP',
    'DECREASE',
  ]);
});

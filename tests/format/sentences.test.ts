import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NightFact } from '#lib/election/events.ts';
import type { CandidateId } from '#lib/election/ids.ts';
import { constituencyOf, makeRoll } from '#lib/election/roll.ts';
import { emptyContest } from '#lib/election/state.ts';
import { contestDeck } from '#lib/format/sentences/contest-deck.ts';
import { spokenSeat } from '#lib/format/sentences/spoken-seat.ts';
import { spokenSeatBar } from '#lib/format/sentences/spoken-seat-bar.ts';
import { stateOfPlaySentences } from '#lib/format/sentences/state-of-play.ts';
import {
  ALDER,
  BIRCH,
  BLUE,
  constituency,
  corrected,
  declared,
  fold,
  idOf,
  manySeats,
  numbered,
  RED,
  seatId,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const AT_CLOSE = Date.parse('2030-07-04T21:00:00Z');
const ten = tinyRoll(manySeats(10));
const red = (...seats: readonly number[]) =>
  seats.map((seat) => declared(ten, seatId(seat), { red: 500, blue: 400, gold: 100 }));
const blue = (...seats: readonly number[]) =>
  seats.map((seat) => declared(ten, seatId(seat), { red: 400, blue: 500, gold: 100 }));
const gold = (...seats: readonly number[]) =>
  seats.map((seat) => declared(ten, seatId(seat), { red: 0, blue: 400, gold: 600 }));
const about = (seat: number) => ({ constituencyId: seatId(seat), revision: 1 });
const rush = (seat: number): NightFact => ({
  ...about(seat),
  kind: 'winnerAnnounced',
  winner: `seat${seat}-red` as CandidateId,
});
const postponed = (seat: number): NightFact => ({ ...about(seat), kind: 'pollPostponed', reason: 'Flood' });
const play = (facts: readonly NightFact[], nowMs = AT_CLOSE) =>
  stateOfPlaySentences(ten, fold(ten, numbered(facts)).tally, nowMs);
const headline = (...facts: readonly NightFact[]) => play(facts).headline;

test('[W8] before the close and before the first seat the headline says so', () => {
  assert.deepEqual(play([], AT_CLOSE - 1), {
    headline: 'Polls close at 22:00',
    standfirst: 'A majority is 6 of the 10 seats.',
  });
  assert.equal(headline(), 'Polls have closed and no seat has declared yet');
});

test('[W8] under way it says who leads and what they need of what is still to declare', () => {
  assert.equal(headline(...red(1)), 'Red has the first seat and needs 5 more of the 9 still to declare');
  assert.equal(
    headline(...blue(1, 2)),
    'The Blues have all of the first 2 seats and need 4 more of the 8 still to declare',
  );
  assert.equal(
    headline(...red(1, 2), ...blue(3)),
    'Red has 2 of the first 3 seats and needs 4 more of the 7 still to declare',
  );
  assert.equal(
    headline(...red(1), ...blue(2)),
    'The Blues and Red are level on 1 seat each, with 8 still to declare',
  );
});

test('[W8] it says when a majority is reached, cannot be reached, and how the night ends', () => {
  assert.equal(headline(...red(1, 2, 3, 4, 5, 6)), 'Red has a majority: 6 seats, with 4 still to declare');
  assert.equal(
    headline(...red(1, 2, 3), ...blue(4, 5, 6), ...gold(7, 8)),
    'No party can reach 6: the Blues and Red are level on 3 seats each, with 2 still to declare',
  );
  assert.equal(
    headline(...red(1, 2, 3, 4, 5, 6), ...blue(7, 8, 9, 10)),
    'Red wins a majority of 2, with 6 of the 10 seats',
  );
  assert.equal(
    headline(...red(1, 2, 3), ...blue(4, 5, 6, 7, 8), ...gold(9, 10)),
    'No majority: the Blues are the largest with 5 of the 10 seats',
  );
  assert.equal(
    headline(...red(1, 2, 3, 4, 5), ...blue(6, 7, 8, 9), postponed(10)),
    'No party has 6 seats yet: Red has 5 seats, and a postponed poll may decide',
  );
});

test('[W9] the standfirst counts the leader’s gains and losses, names the swing, and says what is not ordinary', () => {
  assert.equal(
    play(red(1, 2)).standfirst,
    '2 gains, no losses. Swing so far in Great Britain: 10.0 points from Blue to Red.',
  );
  assert.equal(
    play([...blue(1), rush(2), rush(3), postponed(4)]).standfirst,
    '2 gains, no losses. Swing so far in Great Britain: none between Blue and Red. ' +
      '1 declared, 2 more winners announced. The poll in 1 seat is postponed.',
  );
  const withdrawal: NightFact = { ...about(1), kind: 'resultWithdrawn', reason: 'Wrong' };
  assert.equal(play([...red(1), withdrawal]).standfirst, '1 result withdrawn, to be declared again.');
});

const roll = tinyRoll();
const alder = constituencyOf(roll, ALDER);
const deck = (id: typeof ALDER, ...facts: readonly NightFact[]) =>
  contestDeck(roll, constituencyOf(roll, id), fold(roll, numbered(facts)).contests[id] ?? emptyContest);

test('[W10] the deck says who takes the seat, by how much, and what became of the two largest shares', () => {
  assert.equal(
    deck(ALDER, declared(roll, ALDER, { red: 500, blue: 400, gold: 100 })),
    'Alder red gains the seat from the Blues by 100 votes. ' +
      'Red’s share rises 10.0 points; Alder blue (Blue) is second with 40.0%, down 10.0 points.',
  );
  assert.equal(
    deck(ALDER, declared(roll, ALDER, { blue: 451, independent: 450, red: 99 })),
    'Alder blue keeps the seat by 1 vote. ' +
      'The Blues’ share falls 4.9 points; Ivy Ives, an independent, comes from no 2025 base to 45.0%.',
  );
  assert.equal(
    deck(BIRCH, declared(roll, BIRCH, { red: 600, blue: 300, gold: 100 })),
    'Birch red holds the seat for Red by 300 votes. ' +
      'Red’s share is unchanged; Birch blue (Blue) is second with 30.0%, unchanged.',
  );
  assert.equal(deck(ALDER), '');
});

test('[W10] a lot, a seat without a base and a candidate alone have their own words', () => {
  const lot = { decidedByLot: idOf('alder', BLUE) };
  assert.match(
    deck(ALDER, declared(roll, ALDER, { red: 500, blue: 500 }, 1, lot)),
    /^Alder blue keeps the seat by lot, after a tie\./,
  );
  const fresh = constituency(ALDER, 'Alder');
  const one = tinyRoll([fresh]);
  const contest = fold(one, numbered([declared(one, ALDER, { red: 10 })])).contests[ALDER] ?? emptyContest;
  assert.equal(
    contestDeck(one, fresh, contest),
    'Alder red wins the seat. Alder red (Red) comes from no 2025 base to 100.0%.',
  );
});

test('[P20] without an earlier result the deck compares with nothing', () => {
  const { reference } = roll;
  const election = { ...reference.election, baseName: '' };
  const constituencies = reference.constituencies.map((each) => ({ ...each, base: null }));
  const first = makeRoll({ ...reference, election, constituencies });
  const told = (votes: Readonly<Record<string, number>>) => {
    const { contests } = fold(first, numbered([declared(first, ALDER, votes)]));
    return contestDeck(first, constituencyOf(first, ALDER), contests[ALDER] ?? emptyContest);
  };
  assert.equal(
    told({ red: 500, blue: 400, gold: 100 }),
    'Alder red wins the seat by 100 votes. Alder red (Red) has 50.0%; Alder blue (Blue) is second with 40.0%.',
  );
  assert.equal(told({ red: 10 }), 'Alder red wins the seat. Alder red (Red) has 100.0%.');
});

const spoken = (...facts: readonly NightFact[]) =>
  spokenSeat(roll, alder, fold(roll, numbered(facts)).contests[ALDER]);

test('[W11] a seat is spoken in one sentence, whatever is known of it', () => {
  const seat = { constituencyId: ALDER, revision: 1 };
  const result = declared(roll, ALDER, { red: 500, blue: 400, gold: 100 });
  const flag: NightFact = { constituencyId: ALDER, kind: 'resultFlagged', words: 'Turnout looks low' };
  assert.equal(spoken(), 'Alder: awaiting its result, Blue defending, notional majority 100.');
  assert.equal(
    spoken({ ...seat, kind: 'countingStarted' }),
    'Alder: counting, Blue defending, notional majority 100.',
  );
  assert.equal(
    spoken({ ...seat, kind: 'recountStarted', recount: 2 }),
    'Alder: recount 2, Blue defending, notional majority 100.',
  );
  assert.equal(
    spoken({ ...seat, kind: 'winnerAnnounced', winner: idOf('alder', RED) }),
    'Alder: Red gain from Blue announced, Alder red, figures to come.',
  );
  assert.equal(spoken(result), 'Alder: Red gain from Blue, Alder red, majority 100, 10.0 points.');
  assert.equal(
    spoken(result, corrected(roll, ALDER, { red: 500, blue: 410, gold: 90 }, 2)),
    'Alder: Red gain from Blue, Alder red, majority 90, 9.0 points, corrected.',
  );
  assert.equal(
    spoken(result, flag),
    'Alder: Red gain from Blue, Alder red, majority 100, 10.0 points. In doubt: Turnout looks low.',
  );
  assert.equal(
    spoken(result, { ...seat, kind: 'resultWithdrawn', reason: 'Wrong' }),
    'Alder: result withdrawn, to be declared again.',
  );
  assert.equal(spoken({ ...seat, kind: 'pollPostponed', reason: 'Flood' }), 'Alder: poll postponed.');
});

test('[W11] the bar is spoken with every party that has a seat, people apart', () => {
  const state = fold(
    roll,
    numbered([
      declared(roll, ALDER, { independent: 500, blue: 400 }),
      { constituencyId: BIRCH, revision: 1, kind: 'winnerAnnounced', winner: idOf('birch', RED) },
    ]),
  );
  assert.equal(
    spokenSeatBar(roll, state, AT_CLOSE),
    '1 of 3 seats declared, 1 more winner announced: Red 1, 1 independent. 1 still to declare. 2 for a majority.',
  );
  assert.equal(
    spokenSeatBar(roll, fold(roll, []), AT_CLOSE),
    '0 of 3 seats declared. 3 still to declare. 2 for a majority.',
  );
});

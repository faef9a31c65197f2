import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stateOfPlay } from '#lib/election/derive/state-of-play.ts';
import type { NightFact } from '#lib/election/events.ts';
import type { CandidateId } from '#lib/election/ids.ts';
import {
  BLUE,
  CEDAR,
  declared,
  fold,
  manySeats,
  numbered,
  RED,
  seatId,
  threeSeats,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const BEFORE_CLOSE = Date.parse('2030-07-04T20:59:59Z');
const AT_CLOSE = Date.parse('2030-07-04T21:00:00Z');
const roll = tinyRoll(manySeats(10));

const red = (...seats: readonly number[]) =>
  seats.map((seat) => declared(roll, seatId(seat), { red: 2, blue: 1, gold: 0 }));
const blue = (...seats: readonly number[]) =>
  seats.map((seat) => declared(roll, seatId(seat), { red: 1, blue: 2, gold: 0 }));
const gold = (...seats: readonly number[]) =>
  seats.map((seat) => declared(roll, seatId(seat), { red: 1, blue: 0, gold: 2 }));
const postponed = (seat: number): NightFact => ({
  kind: 'pollPostponed',
  constituencyId: seatId(seat),
  revision: 1,
  reason: 'A candidate has died',
});
const rush = (seat: number): NightFact => ({
  kind: 'winnerAnnounced',
  constituencyId: seatId(seat),
  revision: 1,
  winner: `seat${seat}-red` as CandidateId,
});
const after = (...facts: readonly NightFact[]) =>
  stateOfPlay(roll, fold(roll, numbered(facts)).tally, AT_CLOSE);

test('[G20] before the close, none yet, under way, complete', () => {
  const nothing = fold(roll, []).tally;
  assert.equal(stateOfPlay(roll, nothing, BEFORE_CLOSE).stage, 'beforeClose');
  assert.equal(stateOfPlay(roll, nothing, AT_CLOSE).stage, 'noneYet');
  assert.equal(after(...red(1)).stage, 'underWay');
  assert.equal(after(...red(1, 2, 3, 4, 5), ...blue(6, 7, 8, 9, 10)).stage, 'complete');
});

test('[G20] the leader needs the rest of the way to the line, of the seats that have no winner yet', () => {
  const play = after(...red(1, 2, 3), ...blue(4));
  assert.deepEqual(play.leaders, [{ party: RED, seats: 3, needs: 3, canReach: true }]);
  assert.deepEqual([play.line, play.declared, play.stillToDeclare], [6, 4, 6]);
});

test('[G20] a rush winner counts in seats, is not declared, and is not still to declare', () => {
  const play = after(...red(1, 2), rush(3));
  assert.deepEqual(play.leaders[0]?.seats, 3);
  assert.deepEqual([play.declared, play.rush, play.stillToDeclare], [2, 1, 7]);
});

test('[G20] a withdrawn seat is still to declare, a postponed one is not', () => {
  const withdrawn: NightFact = {
    kind: 'resultWithdrawn',
    constituencyId: seatId(1),
    revision: 2,
    reason: 'Wrong',
  };
  const play = after(...red(1, 2), withdrawn, postponed(3));
  assert.deepEqual([play.declared, play.withdrawn, play.postponed, play.stillToDeclare], [1, 1, 1, 8]);
});

test('[G20] a night with a postponed poll is complete without it', () => {
  const play = after(...red(1, 2, 3, 4, 5, 6), ...blue(7, 8, 9), postponed(10));
  assert.deepEqual([play.stage, play.stillToDeclare], ['complete', 0]);
  // With nine of ten, five would have left it open: the tenth could still make six.
  const open = after(...red(1, 2, 3, 4, 5), ...blue(6, 7, 8, 9), postponed(10));
  assert.deepEqual([open.stage, open.hung, open.leaders[0]?.canReach], ['complete', false, true]);
});

test('[G21] a majority is more than half of all seats: exactly half is none', () => {
  assert.equal(after(...red(1, 2, 3, 4, 5), ...blue(6)).majority, null);
  assert.deepEqual(after(...red(1, 2, 3, 4, 5, 6)).majority, { party: RED, seats: 6, over: 2 });
  assert.deepEqual(after(...red(1, 2, 3, 4, 5, 6, 7), ...blue(8, 9, 10)).majority, {
    party: RED,
    seats: 7,
    over: 4,
  });
});

test('[G21] the House is hung from the moment when no party can reach the line, and not a seat before', () => {
  const close = after(...red(1, 2, 3), ...blue(4, 5), ...gold(6, 7));
  assert.deepEqual([close.hung, close.leaders[0]?.canReach], [false, true]);
  const over = after(...red(1, 2, 3), ...blue(4, 5), ...gold(6, 7, 8));
  assert.deepEqual([over.hung, over.majority], [true, null]);
});

test('[G21] parties that are level lead together; people who are no party never lead', () => {
  const play = after(...red(1, 2), ...blue(3, 4));
  assert.deepEqual(
    play.leaders.map((each) => each.party),
    [BLUE, RED],
  );
  const tiny = tinyRoll(threeSeats());
  const independent = fold(tiny, numbered([declared(tiny, CEDAR, { independent: 2, home: 1 })])).tally;
  assert.deepEqual(stateOfPlay(tiny, independent, AT_CLOSE).leaders, []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparisons, pairSwing } from '#lib/election/derive/like-for-like.ts';
import {
  BLUE,
  baseOf,
  constituency,
  declared,
  fold,
  GOLD,
  numbered,
  RED,
  seatId,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const [one, two, three, four] = [
  baseOf({ [BLUE]: 500, [RED]: 400, [GOLD]: 100 }),
  baseOf({ [BLUE]: 600, [RED]: 400 }),
  baseOf({ [RED]: 700, [GOLD]: 300 }),
  null,
].map((base, index) => constituency(seatId(index + 1), `Seat ${index + 1}`, { base }));

test('[G22] a pair’s swing is measured only where both parties stood then and now', () => {
  const seats = [one, two, three, four].flatMap((seat) => (seat === undefined ? [] : [seat]));
  const roll = tinyRoll(seats);
  const state = fold(
    roll,
    numbered(seats.map((seat) => declared(roll, seat.id, { red: 500, blue: 400, gold: 100 }))),
  );
  const all = comparisons(roll, state, 'UK');
  assert.equal(all.length, 3);
  // Blue to Red in the first two: Red 40 to 50, Blue 55 to 40.
  const redBlue = pairSwing(all, { gainer: RED, loser: BLUE });
  assert.deepEqual([redBlue?.seats, redBlue?.points.toFixed(2)], [2, '12.50']);
  // Gold and Blue both stood in the first alone: Gold 10 to 10, Blue 50 to 40.
  const goldBlue = pairSwing(all, { gainer: GOLD, loser: BLUE });
  assert.deepEqual([goldBlue?.seats, goldBlue?.points.toFixed(2)], [1, '5.00']);
  const blueGold = pairSwing(all, { gainer: BLUE, loser: GOLD });
  assert.deepEqual([blueGold?.seats, blueGold?.points.toFixed(2)], [1, '-5.00']);
  assert.equal(pairSwing([], { gainer: RED, loser: BLUE }), null);
});

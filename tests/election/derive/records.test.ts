import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RECORD_KINDS, type RecordKind, recordsOf } from '#lib/election/derive/records.ts';
import { seatFigures } from '#lib/election/derive/seat-figures.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { night2024 } from '#tests/support/night-2024.ts';
import {
  BLUE,
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

const roll = tinyRoll(manySeats(4));
const [first, second, third] = [seatId(1), seatId(2), seatId(3)];

const records = (of: Roll, state: NightState) =>
  recordsOf(of.reference.constituencies.map((each) => seatFigures(each, state.contests[each.id])));
const after = (...facts: Parameters<typeof numbered>[0]) => records(roll, fold(roll, numbered(facts)));
const holdersOf = (found: ReturnType<typeof records>, kind: RecordKind) =>
  found.find((each) => each.kind === kind)?.holders.map(({ seat }) => seat.constituency.name);

test('[G42] a record moves when a seat declares that beats it', () => {
  const wide = declared(roll, first, { [RED]: 600, [BLUE]: 300 });
  const close = declared(roll, second, { [RED]: 500, [BLUE]: 499 });
  assert.deepEqual(holdersOf(after(wide), 'smallestMajority'), ['Seat 1']);
  assert.deepEqual(holdersOf(after(wide, close), 'smallestMajority'), ['Seat 2']);
  assert.deepEqual(holdersOf(after(wide, close), 'largestMajority'), ['Seat 1']);
});

test('[G42] equal values are all shown, in the order of the seats', () => {
  const equal = [first, second, third].map((id) => declared(roll, id, { [RED]: 500, [BLUE]: 400 }));
  for (const kind of ['smallestMajority', 'largestMajority', 'highestTurnout', 'shortestBallot'] as const) {
    assert.deepEqual(holdersOf(after(...equal), kind), ['Seat 1', 'Seat 2', 'Seat 3']);
  }
});

test('[G42] a correction takes back the record that it made, and a withdrawal gives it to the next', () => {
  const wide = declared(roll, first, { [RED]: 600, [BLUE]: 300 });
  const wrong = declared(roll, second, { [RED]: 500, [BLUE]: 499 });
  const right = corrected(roll, second, { [RED]: 900, [BLUE]: 99 }, 2);
  assert.deepEqual(holdersOf(after(wide, wrong, right), 'smallestMajority'), ['Seat 1']);
  assert.deepEqual(holdersOf(after(wide, wrong, right), 'largestMajority'), ['Seat 2']);
  const withdrawn = {
    kind: 'resultWithdrawn',
    constituencyId: second,
    revision: 3,
    reason: 'Wrong seat',
  } as const;
  assert.deepEqual(holdersOf(after(wide, wrong, right, withdrawn), 'largestMajority'), ['Seat 1']);
});

test('[G42] a winner without figures holds no record, and before the first declaration there is none', () => {
  const rush = { kind: 'winnerAnnounced', constituencyId: first, revision: 1, winner: idOf('seat1', RED) };
  assert.deepEqual(after(rush as never), []);
});

test('[G43] the records of 2024 are those of the published results', async () => {
  const night = await night2024();
  const found = records(night.roll, night.state);
  assert.deepEqual(
    found.map(({ kind }) => kind),
    RECORD_KINDS,
  );
  const published: Partial<Record<RecordKind, readonly [string, number]>> = {
    smallestMajority: ['Hendon', 15],
    smallestMajorityShare: ['Hendon', 0.0004],
    largestMajority: ['Bootle', 21_983],
    largestMajorityShare: ['Chorley', 0.6058],
    highestTurnout: ['Harpenden and Berkhamsted', 0.7521],
    lowestTurnout: ['Manchester Rusholme', 0.3999],
    lowestWinningShare: ['South West Norfolk', 0.2672],
    smallestElectorate: ['Na h-Eileanan an Iar', 21_325],
    longestBallot: ['Richmond and Northallerton', 13],
  };
  for (const [kind, [name, value]] of Object.entries(published)) {
    const record = found.find((each) => each.kind === kind);
    assert.deepEqual(
      record?.holders.map(({ seat }) => seat.constituency.name),
      [name],
      kind,
    );
    assert.equal(Math.round((record?.value ?? 0) * 1e4) / 1e4, value, kind);
  }
});

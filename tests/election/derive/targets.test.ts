import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isInBand, lostTonight, marginRanges } from '#lib/election/derive/margin-history.ts';
import { scheduleOf } from '#lib/election/derive/schedule.ts';
import { countSecondPlaces, secondPlaces } from '#lib/election/derive/second-places.ts';
import { majorityAhead, stakes } from '#lib/election/derive/stakes.ts';
import { gainsNeeded, seatsDefended, targetsOf } from '#lib/election/derive/targets.ts';
import type { NightFact } from '#lib/election/events.ts';
import type { PartyId, Standing } from '#lib/election/ids.ts';
import { emptyState } from '#lib/election/state.ts';
import { readMarginRecords } from '#server/pack/margin-records.ts';
import { night2024 } from '#tests/support/night-2024.ts';
import {
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
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const LAB = 'lab' as PartyId;
const CON = 'con' as PartyId;

test('[G85] a seat could decide a majority, a party’s first seat or the fate of somebody known, weightiest first', () => {
  const gold = constituency(seatId(9), 'Seat 9', { base: baseOf({ [GOLD]: 500, [BLUE]: 300, [RED]: 200 }) });
  const led = constituency(seatId(8), 'Seat 8', {
    base: baseOf({ [BLUE]: 800, [RED]: 200 }),
    candidates: [
      candidate('Seat 8', BLUE),
      candidate('Seat 8', RED),
      candidate('Seat 8', GOLD, { notable: { role: 'Leader of Gold', kind: 'leader' } }),
    ],
  });
  const roll = tinyRoll([...manySeats(3), led, gold]);
  const red = { red: 600, blue: 300, gold: 100 };
  const after = (...facts: readonly NightFact[]) => stakes(roll, fold(roll, numbered(facts)), 0);
  const kinds = (of: ReturnType<typeof after>, seat: typeof gold) => of(seat).map(({ kind }) => kind);
  const none = after();
  assert.deepEqual(kinds(none, gold), ['firstSeat']);
  assert.deepEqual(kinds(none, led), ['firstSeat', 'person']);
  const oneShort = after(declared(roll, seatId(1), red), declared(roll, seatId(2), red));
  assert.deepEqual(kinds(oneShort, gold), ['majority', 'firstSeat']);
  assert.deepEqual(kinds(oneShort, led), ['majority', 'firstSeat', 'person']);
  const goldIn = after(declared(roll, seatId(9), { gold: 900, red: 50, blue: 50 }));
  assert.deepEqual(kinds(goldIn, led), ['person']);
});

test('[G86] the earliest seat that could make a majority is so many seats ahead as are needed, in order of estimate', async () => {
  const { roll, after, events } = await night2024();
  const state = after(300);
  const nowMs = Date.parse(events[299]?.at ?? '');
  const schedule = scheduleOf(roll, state, nowMs);
  const ahead = majorityAhead(roll, state, schedule, nowMs);
  assert.equal(ahead?.party, LAB);
  assert.equal(ahead?.needs, roll.seatsForMajority - (state.tally.seats[LAB] ?? 0));
  const before = schedule.seats.filter(
    ({ actualMs, estimateMs }) => actualMs === null && (estimateMs ?? 0) < (ahead?.seat.estimateMs ?? 0),
  );
  // Labour does not stand in Northern Ireland, nor against the Speaker: those seats do not count.
  assert.ok(before.length >= (ahead?.needs ?? 0) - 1);
  assert.ok(before.length <= (ahead?.needs ?? 0) - 1 + 19);
  const over = after(520);
  assert.equal(majorityAhead(roll, over, scheduleOf(roll, over, nowMs), nowMs), null);
  assert.equal(majorityAhead(roll, emptyState, scheduleOf(roll, emptyState, 0), 0), null);
});

test('[G87] targets stand by the swing they need; without a base there is no rank; a seat of one’s own is none', () => {
  const near = constituency(seatId(1), 'Seat 1', { base: baseOf({ [BLUE]: 450, [RED]: 440, [GOLD]: 110 }) });
  const far = constituency(seatId(2), 'Seat 2', { base: baseOf({ [BLUE]: 700, [RED]: 300 }) });
  const own = constituency(seatId(3), 'Seat 3', { base: baseOf({ [RED]: 700, [BLUE]: 300 }) });
  const blank = constituency(seatId(4), 'Seat 4', { base: baseOf({ [BLUE]: 700, [GOLD]: 300 }) });
  const golden = constituency(seatId(5), 'Seat 5', {
    base: baseOf({ [GOLD]: 600, [RED]: 300, [BLUE]: 100 }),
  });
  const roll = tinyRoll([far, near, own, blank, golden]);
  const list = (from: Standing | null, ...facts: readonly NightFact[]) =>
    targetsOf(roll, fold(roll, numbered(facts)), { by: RED, from });
  assert.deepEqual(
    list(null).map(({ rank, constituency: { name }, points, votesBehind }) => [
      rank,
      name,
      points.toFixed(1),
      votesBehind,
    ]),
    [
      [1, 'Seat 1', '0.5', 10],
      [2, 'Seat 5', '15.0', 300],
      [3, 'Seat 2', '20.0', 400],
    ],
  );
  assert.deepEqual(
    list(BLUE).map(({ rank, constituency: { name } }) => [rank, name]),
    [
      [1, 'Seat 1'],
      [2, 'Seat 2'],
    ],
  );
  assert.deepEqual([gainsNeeded(roll, RED), gainsNeeded(roll, BLUE), seatsDefended(roll, BLUE)], [2, 0, 3]);
});

test('[G87] a target has fallen, was held, went to another or is open; an announced winner decides it', () => {
  const roll = tinyRoll(manySeats(4));
  const facts: readonly NightFact[] = [
    { kind: 'winnerAnnounced', constituencyId: seatId(1), revision: 1, winner: idOf('Seat 1', RED) },
    declared(roll, seatId(2), { blue: 500, red: 400, gold: 100 }),
    declared(roll, seatId(3), { gold: 500, red: 400, blue: 100 }),
  ];
  const outcomes = targetsOf(roll, fold(roll, numbered(facts)), { by: RED, from: BLUE });
  assert.deepEqual(
    outcomes.map(({ outcome }) => outcome),
    ['fallen', 'held', 'toAnother', 'open'],
  );
});

test('[G88] in 2024 Labour defended 200 seats, needed 126 gains, and took 93 of its first 100 targets', async () => {
  const { roll, state } = await night2024();
  assert.deepEqual([seatsDefended(roll, LAB), gainsNeeded(roll, LAB), gainsNeeded(roll, CON)], [200, 126, 0]);
  const targets = targetsOf(roll, state, { by: LAB, from: null });
  assert.equal(targets[0]?.constituency.name, 'Burnley');
  assert.equal(targets.slice(0, 100).filter(({ outcome }) => outcome === 'fallen').length, 93);
  const fromCon = targetsOf(roll, state, { by: LAB, from: CON });
  assert.equal(fromCon.length, 372);
  // Labour's published gains from the Conservatives.
  assert.equal(fromCon.filter(({ outcome }) => outcome === 'fallen').length, 182);
});

test('[G89] counted are seats with figures as they stand: no rush, nothing withdrawn; a lot leaves nothing between the two', () => {
  const roll = tinyRoll(manySeats(4));
  const state = fold(
    roll,
    numbered([
      declared(roll, seatId(1), { red: 400, blue: 400, gold: 200 }, 1, {
        decidedByLot: idOf('Seat 1', BLUE),
      }),
      declared(roll, seatId(2), { red: 500, blue: 200, gold: 300 }),
      { kind: 'winnerAnnounced', constituencyId: seatId(3), revision: 1, winner: idOf('Seat 3', RED) },
      declared(roll, seatId(4), { red: 500, blue: 400, gold: 100 }),
      { kind: 'resultWithdrawn', constituencyId: seatId(4), revision: 2, reason: 'Read out too soon' },
    ]),
  );
  const places = secondPlaces(roll, state);
  assert.deepEqual(
    places.map(({ winner, second, votes, margin, swing }) => [
      winner.standing,
      second.standing,
      votes,
      margin,
      swing,
    ]),
    [
      [BLUE, RED, 0, 0, 0],
      [RED, GOLD, 200, 20, 10],
    ],
  );
});

test('[G90] second places of 2024 are the published ones: of Labour’s 411, and of each party in all', async () => {
  const { roll, state } = await night2024();
  const counts = countSecondPlaces(secondPlaces(roll, state));
  assert.deepEqual(
    counts.winners.slice(0, 3).map(({ standing, seats }) => [standing, seats]),
    [
      ['lab', 411],
      ['con', 121],
      ['ld', 72],
    ],
  );
  const name = (standing: Standing) => roll.parties.get(standing as PartyId)?.name ?? standing;
  const ofLabour = counts.seconds
    .map(({ standing }) => [name(standing), counts.of(LAB, standing)] as const)
    .filter(([, seats]) => seats > 0)
    .sort(([left, more], [right, fewer]) => fewer - more || left.localeCompare(right));
  assert.deepEqual(ofLabour, [
    ['Conservative', 219],
    ['Reform UK', 89],
    ['Green', 39],
    ['SNP', 37],
    ['independent', 12],
    ['Liberal Democrat', 6],
    ['Plaid Cymru', 4],
    ['Workers Party', 3],
    ['Independent Network', 1],
    ['Newham Independents Party', 1],
  ]);
  const inAll = (id: string) => counts.seconds.find(({ standing }) => standing === id)?.seats;
  assert.deepEqual([inAll('green'), inAll('ruk')], [40, 98]);
});

test('[G91] a range is of the elections before this one: what this night decides is not history yet', async () => {
  const records = await readMarginRecords('data');
  assert.equal(records.length, 35);
  const at = (pollDate: string, from: number) => {
    const range = marginRanges(records, pollDate).find((each) => each.from === from);
    return [range?.least, range?.most, range?.elections];
  };
  assert.deepEqual(at('2024-07-04', 5), [18, 52, 4]);
  assert.deepEqual(at('2024-07-04', 20), [1, 12, 4]);
  assert.deepEqual(at('2029-05-03', 20), [1, 68, 5]);
  assert.deepEqual(at('2017-06-08', 30), [1, 15, 2]);
  assert.deepEqual(marginRanges(records, '2005-05-05'), []);
  assert.deepEqual(await readMarginRecords('tests/fixtures'), []);
});

test('[G91] tonight’s own line, counted from the fold, is the published record of 2019 to 2024', async () => {
  const { roll, state } = await night2024();
  const records = (await readMarginRecords('data')).filter(({ lostIn }) => lostIn === 2024);
  assert.equal(records.length, 7);
  for (const record of records) {
    const { lost, decided } = lostTonight(roll, state, record);
    assert.equal(Math.round((100 * lost) / decided), record.lostPercent, `from ${record.from}`);
  }
  assert.deepEqual(lostTonight(roll, emptyState, { from: 0, to: 2 }), { lost: 0, decided: 0 });
});

test('[G91] a margin on the edge belongs to the band that begins there', () => {
  assert.deepEqual(
    [isInBand(2, { from: 0, to: 2 }), isInBand(2, { from: 2, to: 5 }), isInBand(80, { from: 30, to: null })],
    [false, true, true],
  );
});

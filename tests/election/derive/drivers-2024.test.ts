import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeOverTime } from '#lib/election/derive/change-over-time.ts';
import { comparedSum, swingIn } from '#lib/election/derive/compared-groups.ts';
import { comparisons } from '#lib/election/derive/like-for-like.ts';
import {
  changeCorrelation,
  edgesOf,
  type FigureOf,
  measureBins,
  measureSplit,
  representationOf,
  seatChanges,
} from '#lib/election/derive/measured-change.ts';
import { shareRow } from '#lib/election/derive/national.ts';
import { nightSteps } from '#lib/election/derive/night-steps.ts';
import { leadingPair, overallSwing } from '#lib/election/derive/overall-swing.ts';
import { areaOf, constituenciesIn } from '#lib/election/derive/scope.ts';
import { seatsOverTime } from '#lib/election/derive/seats-over-time.ts';
import type { PartyId } from '#lib/election/ids.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { night2024 } from '#tests/support/night-2024.ts';

const LABOUR = 'lab' as PartyId;
const night = await night2024();
const { demographics } = await loadPack('data/ge2024');
const country = constituenciesIn(night.roll, 'GB');
const changes = seatChanges(comparisons(night.roll, night.state, 'GB'), LABOUR);
const muslim = measure('muslim');

test('[G66] Labour in 2024 fell by 16.8 points in the 64 seats above 15 % Muslim and rose by 4.1 in the other 568', () => {
  const split = measureSplit(country, changes, muslim);
  assert.ok(split !== null);
  assert.deepEqual([split.edge, split.side], [15, 'above']);
  assert.deepEqual([split.tail.declared, split.tail.change?.mean.toFixed(1)], [64, '-16.8']);
  assert.deepEqual([split.rest.declared, split.rest.change?.mean.toFixed(1)], [568, '4.1']);
  // In one of them, the Speaker's, Labour stood neither then nor now: a seat, but no change.
  assert.deepEqual([split.tail.change?.count, split.rest.change?.count], [64, 567]);
});

test('[G66] bin by bin too', () => {
  assert.deepEqual(edgesOf(country, muslim), [5, 10, 15, 20, 30]);
  assert.deepEqual(
    measureBins(country, changes, muslim).map((bin) => [
      bin.from,
      bin.to,
      bin.declared,
      bin.change?.mean.toFixed(2),
    ]),
    [
      [null, 5, 439, '5.56'],
      [5, 10, 82, '1.27'],
      // Published as −4.8, which is −4.75 rounded once more.
      [10, 15, 47, '-4.75'],
      [15, 20, 27, '-8.81'],
      [20, 30, 16, '-14.47'],
      [30, null, 21, '-28.94'],
    ],
  );
});

test('[G66] the correlation is −0.70', () => {
  const found = changeCorrelation(changes, muslim);
  assert.ok(found !== null);
  assert.deepEqual([found.count, found.r.toFixed(2)], [631, '-0.70']);
  assert.deepEqual([found.low.toFixed(2), found.high.toFixed(2)], ['-0.74', '-0.66']);
});

test('[G67] the first seats declared are unlike the country, all of them are the country', () => {
  const early = night.after(200);
  const first = representationOf(country, seatChanges(comparisons(night.roll, early, 'GB'), LABOUR), muslim);
  assert.ok(first !== null);
  assert.ok(first.declared.count < 632 && first.all.count === 632);
  assert.equal(Math.sign(first.distance), Math.sign(first.declared.mean - first.all.mean));
  const last = representationOf(country, changes, muslim);
  assert.deepEqual([last?.distance, last?.declared], [0, last?.all]);
  assert.equal(representationOf(country, [], muslim), null);
});

test('[G63] seats added up are the like-for-like figures of the totals', () => {
  const sum = comparedSum(comparisons(night.roll, night.state, 'GB'));
  assert.equal(sum.seats, 632);
  const pair = leadingPair(night.roll, 'GB');
  const swing = swingIn(sum, pair);
  assert.deepEqual(swing, overallSwing(night.roll, night.state.tally, 'GB'));
});

test('[G64] the changes after the last declaration are the changes so far', () => {
  const parties = leadingPair(night.roll, 'GB');
  const points = changeOverTime(nightSteps(night.roll, night.state), parties);
  const area = areaOf(night.roll, night.state.tally, 'GB');
  assert.equal(points.at(-1)?.seats, 632);
  for (const [place, party] of parties.entries()) {
    assert.equal(points.at(-1)?.changes[place]?.toFixed(9), shareRow(area, party).change?.toFixed(9));
  }
  // And at any earlier moment they are what the totals were then.
  const early = night.after(300);
  const then = changeOverTime(nightSteps(night.roll, early), parties).at(-1);
  assert.deepEqual(
    points.find(({ seats }) => seats === then?.seats),
    then,
  );
});

test('[G65] seats over time end with 411 for Labour, who reached 326 with the 326th', () => {
  const points = seatsOverTime(nightSteps(night.roll, night.state));
  assert.deepEqual([points.length, points.at(-1)?.taken], [650, 650]);
  assert.equal(points.at(-1)?.seats.get(LABOUR), 411);
  const reached = points.find(({ seats }) => seats.get(LABOUR) === 326);
  const moment = night.state.timeline.find(
    (entry) => entry.kind === 'moment' && entry.moment === 'majorityReached',
  );
  assert.equal(reached?.at, moment?.at);
});

function measure(id: string): FigureOf {
  const place = demographics?.measures.findIndex((each) => each.id === id) ?? -1;
  assert.notEqual(place, -1);
  return (seat) => demographics?.values.get(seat)?.[place] ?? null;
}

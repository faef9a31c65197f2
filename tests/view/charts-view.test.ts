import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { emptyState } from '#lib/election/state.ts';
import { nightAxis } from '#lib/view/charts/night-axis.ts';
import { linePath, stepBand, stepPath } from '#lib/view/charts/paths.ts';
import { spreadLabels } from '#lib/view/charts/spread-labels.ts';
import { countAxis, heightOf, valueAxis } from '#lib/view/charts/value-axis.ts';
import { chartsView } from '#lib/view/charts-view.ts';
import { night2024 } from '#tests/support/night-2024.ts';
import { holds } from '#tests/support/properties.ts';

const night = await night2024();
const { roll } = night;
const NOW = Date.parse('2024-07-06T18:00:00Z');
const complete = chartsView(roll, night.state, NOW);
const early = chartsView(roll, night.after(300), NOW);
const before = chartsView(roll, emptyState, NOW);

test('[V175] every party’s line is named at its end with its seats, and the table has the hours', () => {
  assert.equal(complete.seats.title, 'Labour has 411 seats, the Conservatives 121');
  assert.deepEqual(
    complete.seats.lines.map(({ label }) => label?.words),
    ['Lab 411', 'Con 121', 'LD 72', 'SNP 9', 'SF 7', 'DUP 5'],
  );
  assert.deepEqual(complete.seats.table.rows.at(-1), [
    'Saturday 6 July, 17:50',
    ...['411', '121', '72', '9', '7', '5', '650'],
  ]);
  assert.equal(before.seats.title, 'No seat has been won yet');
  assert.deepEqual(before.seats.lines, []);
});

test('[V175] no label covers another, and each stays as near to its line as that allows', () => {
  assert.deepEqual(spreadLabels([500, 510, 100], 60), [500, 560, 100]);
  assert.deepEqual(spreadLabels([990, 1000], 60), [940, 1000]);
  holds(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 12 }), (places) => {
      const spread = [...spreadLabels(places, 60)].sort((left, right) => left - right);
      for (const [index, place] of spread.entries()) {
        assert.ok(place >= 0 && place <= 1000);
        if (index > 0) assert.ok(place - (spread[index - 1] ?? 0) >= 60 - 1e-9, `${spread}`);
      }
    }),
  );
});

test('[V175] a step line is level until the next count, a band goes out along one and back along the other', () => {
  assert.equal(
    stepPath([
      [0, 10],
      [5, 8],
      [5, 7],
      [9, 7],
    ]),
    'M0 10h5v-3h4',
  );
  assert.equal(
    linePath([
      [0, 0],
      [3.4, 4.6],
      [10, 2],
    ]),
    'M0 0l3 5l7 -3',
  );
  assert.equal(
    stepBand(
      [
        [0, 10],
        [4, 8],
      ],
      [
        [0, 1],
        [4, 3],
      ],
    ),
    'M0 10h4v-2L4 3V1L0 1Z',
  );
});

test('[V345] an axis of seats has no mark between two of them', () => {
  assert.deepEqual(countAxis(0, 3).marks, [0, 1, 2, 3]);
  assert.deepEqual(countAxis(0, 411).marks, valueAxis(0, 411).marks);
});

test('[V175] an axis stands between round values, and the night’s has its length before it begins', () => {
  const axis = valueAxis(-20.4, 12.6);
  assert.deepEqual([axis.low, axis.high, axis.marks], [-30, 20, [-30, -20, -10, 0, 10, 20]]);
  assert.deepEqual([heightOf(axis, 20), heightOf(axis, -5), heightOf(axis, -99)], [0, 500, 1000]);
  const { election } = roll.reference;
  const empty = nightAxis(election, []);
  assert.deepEqual(
    empty.marks.map(({ at, words }) => [at, words]),
    [
      ['0%', '22:00'],
      ['20%', '00:00'],
      ['40%', '02:00'],
      ['60%', '04:00'],
      ['80%', '06:00'],
      ['100%', '08:00'],
    ],
  );
  // One seat on Saturday evening does not press the night into a corner.
  const late = nightAxis(election, ['2024-07-05T03:00:00Z', '2024-07-06T16:50:00Z']);
  assert.ok(late.widthAt('2024-07-05T03:00:00Z') > 500);
  assert.equal(Math.round(late.widthAt('2024-07-06T16:50:00Z')), 1000);
  assert.match(late.note ?? '', /drawn short/);
});

test('[V176] the race says who reached the line and when, who no longer could, or what is still needed', () => {
  assert.deepEqual(
    complete.races.map(({ title }) => title),
    ['Labour reached 326 at 05:01', 'The Conservatives could no longer reach 326 from 04:35'],
  );
  const [labour] = early.races;
  assert.match(labour?.title ?? '', /^Labour needs \d+ more of the \d+ seats left$/);
  assert.deepEqual(complete.races[0]?.table.rows.at(-1)?.slice(1), ['411', '0', '0']);
  assert.deepEqual(before.races, []);
});

test('[V177] the half circle has a dot for every seat: the leader from the left, open seats between, the second at the right', () => {
  for (const { hemicycle } of [complete, early, before]) {
    const dots = hemicycle.groups.reduce((sum, { path }) => sum + path.split('M').length - 1, 0);
    assert.equal(dots, 650);
  }
  const order = early.hemicycle.groups.map(({ standing }) => standing);
  assert.deepEqual([order[0], order[1], order.at(-1)], ['lab', null, 'con']);
  assert.equal(complete.hemicycle.open, null);
  assert.equal(before.hemicycle.open, '650 without a winner');
  assert.ok(complete.hemicycle.key.some(({ tag, seats }) => tag.standing === 'speaker' && seats === '1'));
});

test('[V178] votes and seats stand side by side, a party without a seat among them', () => {
  const row = (view: typeof complete, letters: string) =>
    view.shares.rows.find(({ tag }) => tag.letters === letters);
  assert.equal(complete.shares.title, 'Labour has 33.7% of the votes and 63.2% of the seats');
  const reform = row(complete, 'Ref');
  assert.deepEqual(
    [reform?.votes, reform?.seats, reform?.difference, reform?.votesASeat],
    ['14.3', '0.8', '−13.5', '823,522'],
  );
  assert.deepEqual(before.shares.rows, []);
});

test('[V179] members stand by party, ten to a column; independents by name, the Speaker apart', () => {
  const { blocks, people, title } = complete.parliament;
  assert.equal(title, '650 of 650 members, by party');
  const seats = blocks.map(({ path }) => path.split('M').length - 1);
  assert.deepEqual([seats[0], seats.reduce((sum, count) => sum + count, 0) + people.length], [411, 650]);
  assert.deepEqual(people.map(({ name }) => name).slice(-2), ['Alex Easton', 'Lindsay Hoyle']);
  assert.equal(people.at(-1)?.tag.standing, 'speaker');
  assert.equal(before.parliament.title, 'No member has been elected yet');
});

test('[V184] charts are plain data, the same on both sides', () => {
  assert.deepEqual(JSON.parse(JSON.stringify([complete, early, before])), [complete, early, before]);
});

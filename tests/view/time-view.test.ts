import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { emptyState } from '#lib/election/state.ts';
import { momentView } from '#lib/view/moment-view.ts';
import {
  lengthOf,
  momentAt,
  placeOf,
  QUIET_MINUTES_MAX,
  shortened,
  timeScale,
} from '#lib/view/time-scale.ts';
import { timeView } from '#lib/view/time-view.ts';
import { night2024, type RecordedNight, recordedNightOf } from '#tests/support/night-2024.ts';
import { holds } from '#tests/support/properties.ts';

const MINUTE_MS = 60_000;
let night: RecordedNight;

before(async () => {
  night = await night2024();
});

test('[V103] every moment has its place on the line and every place its moment, in order', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 30 });
  holds(
    fc.property(gaps, fc.double({ min: 0, max: 1, noNaN: true }), (minutes, share) => {
      let ms = 0;
      const instants = minutes.map((gap) => {
        ms += gap * MINUTE_MS;
        return ms;
      });
      const scale = timeScale(0, instants);
      const place = share * lengthOf(scale);
      assert.ok(Math.abs(placeOf(scale, momentAt(scale, place)) - place) < 1e-6);
      assert.equal(momentAt(scale, lengthOf(scale)), ms);
      const places = instants.map((each) => placeOf(scale, each));
      assert.deepEqual(
        places,
        places.toSorted((left, right) => left - right),
      );
    }),
  );
});

test('[V103] a quiet is drawn short only when it is longer than the wait for a first seat', () => {
  const minutes = (...gaps: readonly number[]) =>
    timeScale(
      0,
      gaps.map((each) => each * MINUTE_MS),
    );
  assert.equal(lengthOf(minutes(QUIET_MINUTES_MAX)), QUIET_MINUTES_MAX);
  assert.equal(lengthOf(minutes(QUIET_MINUTES_MAX + 1)), 30);
  assert.equal(lengthOf(minutes(10, 10 + 1000, 1020)), 10 + 30 + 10);
  assert.equal(lengthOf(minutes()), 0);
});

test('[V103] the night of 2024 with its last seat on Saturday is as long as its busy hours', () => {
  const time = timeView(night.roll, night.state);
  assert.deepEqual(
    shortened(time.scale).map(({ to }) => new Date(to[0]).toISOString()),
    ['2024-07-05T16:10:00.000Z', '2024-07-06T16:50:00.000Z'],
  );
  assert.ok(time.length < 14 * 60, `${time.length}`);
  assert.deepEqual(
    time.hours.slice(0, 3).map(({ words }) => words),
    ['22:00', '00:00', '02:00'],
  );
  assert.equal(time.hours.at(-1)?.words, 'Sat 17:50');
});

test('[V103] before anything happened there is no line', () => {
  const time = timeView(night.roll, emptyState);
  assert.deepEqual([time.length, time.strip, time.marks.length], [0, '', 0]);
});

test('[V104] landmarks are firsts, majorities, the end, and people who lost or won what was not theirs', () => {
  const { marks } = timeView(night.roll, night.state);
  const told = marks.map(({ time, words }) => `${time} ${words}`);
  for (const words of [
    '23:17 First to declare: Houghton and Sunderland South',
    '00:17 The first gain: Swindon South',
    '03:54 The Greens win their first seat: Bristol Central',
    '03:36 Nigel Farage wins Clacton',
    '05:01 Labour has a majority: 326 seats of 650',
    '07:00 Liz Truss loses South West Norfolk',
    'Saturday 6 July, 17:50 Every seat has declared',
  ]) {
    assert.ok(told.includes(words), words);
  }
  assert.ok(!told.some((words) => words.includes('keeps')), 'who keeps a seat is no landmark');
  assert.deepEqual(
    marks.filter(({ isGreat }) => isGreat).map(({ time }) => time),
    ['23:17', '00:17', '05:01', 'Saturday 6 July, 17:50'],
  );
});

test('[V104] landmarks of 2019 and 2017 are found too', async () => {
  for (const election of ['ge2019', 'ge2017']) {
    const { roll, state } = await recordedNightOf(election);
    const { marks } = timeView(roll, state);
    assert.ok(
      marks.some(({ words }) => words.startsWith('First to declare')),
      election,
    );
    assert.ok(
      marks.every(({ words, place }) => words !== '' && place >= 0),
      election,
    );
  }
});

test('[V104] from anywhere the landmark before and the one after are named', () => {
  const time = timeView(night.roll, night.state);
  const at = (instant: string) => momentView(time, Date.parse(instant), false);
  assert.equal(at('2024-07-04T21:30:00Z').passed, null);
  assert.equal(at('2024-07-04T21:30:00Z').later?.time, '23:17');
  const passed = at('2024-07-05T04:02:00Z');
  assert.equal(passed.passed?.words, 'Labour has a majority: 326 seats of 650');
  assert.equal(passed.earlier?.time, '04:53');
  assert.equal(passed.later?.time, '05:05');
  const now = momentView(time, null, false);
  assert.equal(now.later, null);
  assert.equal(now.place, time.length);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyState } from '#lib/election/state.ts';
import { nightView } from '#lib/view/night-view.ts';
import { night2024, recordedNightOf } from '#tests/support/night-2024.ts';
import {
  ALDER,
  BIRCH,
  BLUE,
  CEDAR,
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

const AT_NIGHT = Date.parse('2030-07-04T23:00:00Z');

test('[V4] a winner whose figures are to come is counted beside the declared seats', () => {
  const roll = tinyRoll();
  const state = fold(
    roll,
    numbered([
      declared(roll, BIRCH, { [RED]: 500, [BLUE]: 400 }),
      { kind: 'winnerAnnounced', constituencyId: ALDER, revision: 1, winner: idOf('alder', RED) },
    ]),
  );
  const { declared: count, ofSeats } = nightView(roll, state, AT_NIGHT).play;
  assert.equal(`${count} ${ofSeats}`, '1 of 3 declared, 1 more announced');
});

test('[V21] a correction that takes a majority back is followed everywhere', () => {
  const roll = tinyRoll(manySeats(3));
  const [one, two] = [seatId(1), seatId(2)];
  const reached = numbered([
    declared(roll, one, { [RED]: 500, [BLUE]: 400 }),
    declared(roll, two, { [RED]: 450, [BLUE]: 440 }),
  ]);
  const before = fold(roll, reached);
  assert.match(nightView(roll, before, AT_NIGHT).play.headline, /^Red has a majority/);
  const after = fold(roll, numbered([corrected(roll, two, { [RED]: 440, [BLUE]: 450 }, 2)], 3), before);
  const view = nightView(roll, after, AT_NIGHT);
  assert.equal(view.play.headline, 'The Blues and Red are level on 1 seat each, with 1 still to declare');
  assert.deepEqual([view.bar.leader.figure, view.bar.others.figure], ['1', '1']);
  assert.deepEqual(
    view.scoreboard.parties.filter(({ hasSeats }) => hasSeats).map(({ name, seats }) => `${name} ${seats}`),
    ['Blue 1', 'Red 1'],
  );
  assert.equal(view.map.seats[two]?.standing, BLUE);
  assert.equal(view.latest.rows[0]?.margin, 'corrected');
});

test('[V22] in every state of three real nights the view is plain data', async () => {
  for (const election of ['ge2024', 'ge2019', 'ge2017']) {
    const night = await recordedNightOf(election);
    const nowMs = Date.parse(night.roll.reference.election.closeOfPoll);
    for (const count of [0, 1, 325, night.events.length]) {
      const view = nightView(night.roll, night.after(count), nowMs);
      assert.deepEqual(JSON.parse(JSON.stringify(view)), view);
    }
  }
});

test('[V4] before the close, at the close, with 649 and with 650 seats the headline is of its moment', async () => {
  const { roll, after, events } = await night2024();
  const closeMs = Date.parse(roll.reference.election.closeOfPoll);
  const headlines = [
    nightView(roll, emptyState, closeMs - 1),
    nightView(roll, emptyState, closeMs),
    nightView(roll, after(events.length - 1), closeMs),
    nightView(roll, after(events.length), closeMs),
  ].map(({ play }) => play.headline);
  assert.deepEqual(headlines, [
    'Polls close at 22:00',
    'Polls have closed and no seat has declared yet',
    'Labour has a majority: 411 seats, with 1 still to declare',
    'Labour wins a majority of 172, with 411 of the 650 seats',
  ]);
});

test('[V21] a withdrawn result is nowhere on the page but in the story', () => {
  const roll = tinyRoll();
  const state = fold(
    roll,
    numbered([
      declared(roll, CEDAR, { home: 500, gold: 100, independent: 90 }),
      { kind: 'resultWithdrawn', constituencyId: CEDAR, revision: 2, reason: 'Wrong seat' },
    ]),
  );
  const view = nightView(roll, state, AT_NIGHT);
  assert.equal(view.play.declared, '0');
  assert.deepEqual(view.latest.rows, []);
  assert.equal(view.map.seats[CEDAR]?.look, 'open');
});

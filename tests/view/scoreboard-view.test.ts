import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyState } from '#lib/election/state.ts';
import { scoreboardView } from '#lib/view/scoreboard-view.ts';
import { seatBarView } from '#lib/view/scoreboard-view-bar.ts';
import { night2024 } from '#tests/support/night-2024.ts';
import {
  BLUE,
  declared,
  fold,
  manySeats,
  numbered,
  RED,
  seatId,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const percent = (length: string) => Number(length.slice(0, -1));

test('[V5] pieces and gap are the whole House all through the night of 2024', async () => {
  const { roll, after, events } = await night2024();
  for (let count = 0; count <= events.length; count += 50) {
    const state = after(count);
    const { segments } = seatBarView(roll, state, 0);
    const [leader, ...others] = segments;
    let edge = 100;
    for (const { x, width } of others.toReversed()) {
      assert.ok(Math.abs(percent(x) + percent(width) - edge) < 0.01);
      edge = percent(x);
    }
    assert.ok(percent(leader?.width ?? '0%') <= edge + 0.01);
  }
});

test('[V5] the second party faces the leader from the very end, and the line is before seat 326', async () => {
  const { roll, state } = await night2024();
  const bar = seatBarView(roll, state, 0);
  assert.equal(bar.segments[0]?.standing, 'lab');
  assert.equal(bar.segments.at(-1)?.standing, 'con');
  assert.equal(bar.majority.words, '326 for a majority');
  assert.equal(bar.majority.x, '50.077%');
  assert.equal(bar.leader.figure, '411');
  assert.equal(bar.others.figure, '239');
  assert.match(bar.spoken, /^650 of 650 seats declared: Labour 411, Conservative 121, /);
});

test('[V5] the words in the gap leave before they would touch the pieces', async () => {
  const { roll, after } = await night2024();
  assert.equal(seatBarView(roll, emptyState, 0).still, null);
  assert.equal(seatBarView(roll, after(1), 0).still?.words, '649 still to declare');
  assert.equal(seatBarView(roll, after(500), 0).still, null);
});

test('[V6] the rows are the same from the first minute to the last', async () => {
  const { roll, after, events } = await night2024();
  const keys = (count: number) => {
    const { parties, apart } = scoreboardView(roll, after(count));
    return [...parties.map(({ key }) => key).sort(), ...apart.map(({ key }) => key)];
  };
  const first = keys(0);
  for (let count = 1; count <= events.length; count += 65) assert.deepEqual(keys(count), first);
  assert.deepEqual(keys(events.length), first);
});

test('[V6] a party without a row of its own is named with the others when it wins', async () => {
  const { roll, state } = await night2024();
  assert.equal(scoreboardView(roll, emptyState).apart.at(-1)?.name, 'Other parties');
  assert.deepEqual(
    scoreboardView(roll, state).apart.map(({ name, seats }) => `${name}: ${seats}`),
    ['Independents: 6', 'Speaker: 1', 'Other parties: TUV 1: 1'],
  );
});

test('[V6] equal seats keep the order of the base', () => {
  const roll = tinyRoll(manySeats(4));
  const state = fold(
    roll,
    numbered([
      declared(roll, seatId(1), { [RED]: 500, [BLUE]: 400 }),
      declared(roll, seatId(2), { [RED]: 1, [BLUE]: 2 }),
    ]),
  );
  assert.deepEqual(
    scoreboardView(roll, state).parties.map(({ name }) => name),
    ['Blue', 'Red', 'Gold'],
  );
});

test('[V7] before the first declaration nothing is known, and nothing unknown is 0', async () => {
  const { roll } = await night2024();
  for (const { share, change } of scoreboardView(roll, emptyState).parties) {
    assert.deepEqual([share, change], ['–', '–']);
  }
});

test('[V7] the note says what is compared, across which names, and where the declared seats are', async () => {
  const { roll, after, state } = await night2024();
  const midway = scoreboardView(roll, after(99)).notes.join(' ');
  assert.match(
    midway,
    /compare the 99 declared seats with the same seats in 2019 notional results, on the new boundaries/,
  );
  assert.match(
    midway,
    /So far \d+ in England, \d+ in Scotland, \d+ in Wales and (none|\d+) in Northern Ireland/,
  );
  assert.doesNotMatch(scoreboardView(roll, state).notes.join(' '), /So far/);
});

test('[V7] the scoreboard of 2024 ends with the published shares', async () => {
  const { roll, state } = await night2024();
  const labour = scoreboardView(roll, state).parties[0];
  assert.deepEqual([labour?.seats, labour?.share], ['411', '33.7']);
});

test('[V8] independents are listed by name and the Speaker apart', async () => {
  const { roll, state } = await night2024();
  const notes = scoreboardView(roll, state).notes.join(' ');
  assert.match(notes, /Independents: .*Jeremy Corbyn \(Islington North\)/);
  assert.match(notes, /The Speaker, Lindsay Hoyle, is counted apart\./);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyState } from '#lib/election/state.ts';
import { mapView } from '#lib/view/map-view.ts';
import { HEX_WIDTH } from '#lib/view/map-view-cells.ts';
import { mapPlan } from '#lib/view/map-view-plan.ts';
import { strokesOf } from '#lib/view/map-view-strokes.ts';
import { stepFrom } from '#lib/view/map-view-walk.ts';
import { night2024, recordedNightOf } from '#tests/support/night-2024.ts';
import {
  ALDER,
  BIRCH,
  BLUE,
  CEDAR,
  declared,
  fold,
  idOf,
  numbered,
  RED,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

test('[V10] a hexagon looks as its seat stands, and says it', () => {
  const roll = tinyRoll();
  const state = fold(
    roll,
    numbered([
      declared(roll, ALDER, { [RED]: 500, [BLUE]: 400 }),
      { kind: 'winnerAnnounced', constituencyId: BIRCH, revision: 1, winner: idOf('birch', RED) },
      { kind: 'pollPostponed', constituencyId: CEDAR, revision: 1, reason: 'A candidate died' },
    ]),
  );
  const { seats, legend } = mapView(roll, state, 0);
  assert.deepEqual(
    [ALDER, BIRCH, CEDAR].map((id) => `${seats[id]?.look} ${seats[id]?.letter}`),
    ['declared R', 'rush R', 'postponed '],
  );
  assert.match(seats[ALDER]?.spoken ?? '', /^Alder: Red gain from Blue, .* majority 100/);
  assert.match(seats[BIRCH]?.spoken ?? '', /figures to come/);
  assert.match(seats[CEDAR]?.spoken ?? '', /postponed/);
  assert.deepEqual(
    legend.map(({ name, seats: count }) => `${name} ${count}`),
    ['Red 2', 'Blue 0', 'Home 0', 'Gold 0', 'Independent 0', 'Speaker 0', 'Awaiting 0'],
  );
});

test('[V10] every seat of 2024 has one hexagon and none shares its place', async () => {
  const { roll } = await night2024();
  const plan = mapPlan(roll);
  assert.equal(plan.kind, 'map');
  assert.equal(new Set(plan.hexes.map(({ id }) => id)).size, 650);
  assert.equal(new Set(plan.hexes.map(({ x, y }) => `${x} ${y}`)).size, 650);
  assert.equal(Object.keys(mapView(roll, emptyState, 0).seats).length, 650);
});

test('[V11] arrows lead from any seat to every other', async () => {
  const { hexes } = mapPlan((await night2024()).roll);
  const [start] = hexes;
  assert.ok(start !== undefined);
  const reached = new Set([start]);
  for (const from of reached) {
    for (const direction of ['north', 'south', 'west', 'east'] as const) {
      const to = stepFrom(hexes, from, direction, from.x);
      if (to !== null) reached.add(to);
    }
  }
  assert.equal(reached.size, hexes.length);
});

test('[V11] from every seat a step south and one north are the same way', async () => {
  const { hexes } = mapPlan((await night2024()).roll);
  for (const start of hexes) {
    for (const [there, back] of [
      ['south', 'north'],
      ['north', 'south'],
    ] as const) {
      const next = stepFrom(hexes, start, there, start.x);
      // Where the column ends there is no way back: the step went to the nearest hexagon further on.
      if (next === null || Math.abs(next.x - start.x) > HEX_WIDTH) continue;
      assert.equal(stepFrom(hexes, next, back, start.x)?.name, start.name);
    }
  }
});

test('[V11] west and east stay in the row, and the edge is the end', async () => {
  const { hexes } = mapPlan((await night2024()).roll);
  const row = hexes.filter(({ y }) => y === hexes[300]?.y);
  const [west] = row;
  assert.ok(west !== undefined);
  assert.equal(stepFrom(hexes, west, 'west', west.x), null);
  const walked = [west];
  for (
    let next = stepFrom(hexes, west, 'east', west.x);
    next !== null;
    next = stepFrom(hexes, next, 'east', next.x)
  ) {
    walked.push(next);
  }
  assert.deepEqual(walked, row);
});

test('[V12] without a map the seats stand in rows by region, each in its place', async () => {
  const { roll, state } = await recordedNightOf('ge2019');
  const plan = mapPlan(roll);
  assert.equal(plan.kind, 'rows');
  assert.equal(new Set(plan.hexes.map(({ x, y }) => `${x} ${y}`)).size, 650);
  assert.deepEqual(
    plan.labels.map(({ name }) => name),
    roll.reference.regions.map(({ name }) => name),
  );
  assert.equal(
    Object.values(mapView(roll, state, 0).seats).filter(({ look }) => look === 'declared').length,
    650,
  );
});

test('[V13] winners of the recorded nights have strokes of their own', async () => {
  for (const election of ['ge2024', 'ge2019', 'ge2017']) {
    const { roll, state } = await recordedNightOf(election);
    const strokes = strokesOf(roll, state.timeline);
    const winners = Object.keys(state.tally.seats) as (keyof typeof state.tally.seats)[];
    const used = winners.map((standing) => strokes.get(standing));
    assert.equal(new Set(used).size, winners.length, election);
  }
});

test('[V14] names of regions cover nothing', async () => {
  const plan = mapPlan((await night2024()).roll);
  assert.ok(plan.labels.length >= 6);
  const boxes = plan.labels.map(({ name, x, y, anchor }) => {
    const left = anchor === 'start' ? x : x - name.length * 4;
    return { left, right: left + name.length * 4, top: y - 6, bottom: y + 1 };
  });
  for (const [index, box] of boxes.entries()) {
    const under = plan.hexes.filter(
      ({ x, y }) => x + 4.8 > box.left && x - 4.8 < box.right && y + 5 > box.top && y - 5 < box.bottom,
    );
    assert.deepEqual(under, [], plan.labels[index]?.name);
    for (const other of boxes.slice(index + 1)) {
      const isApart =
        other.left >= box.right ||
        other.right <= box.left ||
        other.top >= box.bottom ||
        other.bottom <= box.top;
      assert.ok(isApart);
    }
  }
});

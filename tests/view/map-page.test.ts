import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyState } from '#lib/election/state.ts';
import { MORPH_POINTS, ringBetween, ringOfHexagon, ringOfPath } from '#lib/view/map-morph.ts';
import { mapAddress, mapParameters, modeOfKind, readMapChoice } from '#lib/view/map-page-address.ts';
import { mapControls } from '#lib/view/map-page-controls.ts';
import { frameOfSeat, frameOfSeats } from '#lib/view/map-page-frame.ts';
import { multiplesView } from '#lib/view/map-page-multiples.ts';
import { mapParties } from '#lib/view/map-page-parties.ts';
import { MAP_MODES } from '#lib/view/map-view-modes/map-mode.ts';
import { HEX_POINTS, mapPlan } from '#lib/view/map-view-plan.ts';
import {
  boxOfViewBox,
  cameraOn,
  onStage,
  panned,
  refitted,
  transformOn,
  WHOLE,
  ZOOM_MAX,
  zoomedAt,
} from '#lib/view/map-zoom.ts';
import { landPlan } from '#server/pack/land-plan.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { night2024, recordedNightOf } from '#tests/support/night-2024.ts';

const STAGE = { width: 800, height: 600 };
const DRAWING = { left: -7, top: -7, width: 319, height: 423 };

test('[V147] every choice of the map is its address, and the address gives it back', async () => {
  const { roll } = await night2024();
  for (const { kind } of MAP_MODES) {
    const asked = {
      mode: kind,
      shape: 'land',
      area: 'wales',
      seat: 'ynys-mon',
      party: 'pc',
      from: 'pc',
      to: 'lab',
    };
    const choice = readMapChoice(roll, asked);
    assert.equal(choice.mode.kind, kind);
    assert.deepEqual(readMapChoice(roll, Object.fromEntries(mapParameters(choice))), choice);
    const address = mapAddress(choice, 'at=2024-07-05T02:10:00Z&q=old');
    assert.match(address, /^\/map\?at=2024/);
    assert.doesNotMatch(address, /q=/);
  }
  assert.equal(mapAddress(readMapChoice(roll, {})), '/map');
});

test('[V147] what an address asks for in vain is as if it had not been asked', async () => {
  const { roll } = await night2024();
  const choice = readMapChoice(roll, {
    mode: 'swing',
    from: 'lab',
    to: 'lab',
    shape: 'globe',
    area: 'atlantis',
    seat: ['nowhere', 'ynys-mon'],
  });
  assert.deepEqual([choice.shape, choice.area, choice.seat], ['hex', null, null]);
  assert.equal(choice.mode.kind === 'swing' && choice.mode.from !== choice.mode.to, true);
  assert.equal(readMapChoice(roll, { mode: 'colour' }).mode.kind, 'winner');
});

test('[V147] the parties to choose from stand in half of the seats of some nation', async () => {
  const { roll } = await night2024();
  assert.deepEqual(mapParties(roll).slice(0, 2), ['con', 'lab']);
  for (const party of ['snp', 'pc', 'ruk', 'green', 'dup', 'sf'])
    assert.ok(mapParties(roll).includes(party as never));
  assert.deepEqual(modeOfKind(roll, 'swing'), { kind: 'swing', from: 'con', to: 'lab' });
  const { modes } = mapControls(roll, readMapChoice(roll, { mode: 'share', party: 'snp' }), true);
  assert.equal(modes.find(({ label }) => label === 'Change')?.href, '/map?mode=change&party=snp');
});

test('[V148] a pack without a map has its seats in rows, to be coloured alike, and no land', async () => {
  const { roll } = await recordedNightOf('ge2019');
  assert.equal(mapPlan(roll).kind, 'rows');
  assert.equal(landPlan(await loadPack('data/ge2019')), null);
  assert.deepEqual(mapControls(roll, readMapChoice(roll, {}), false).shapes, []);
});

test('[V154] zooming keeps the point under the finger, and no edge of the map comes into the window', () => {
  const point = { x: 300, y: 200 };
  const near = zoomedAt(WHOLE, STAGE, 3, point);
  assert.deepEqual([(point.x - near.x) / near.k, (point.y - near.y) / near.k], [300, 200]);
  assert.deepEqual(zoomedAt(near, STAGE, 1 / 3, point), WHOLE);
  assert.deepEqual(panned(near, STAGE, 10_000, 10_000), { k: 3, x: 0, y: 0 });
  assert.deepEqual(panned(near, STAGE, -10_000, -10_000), { k: 3, x: -1600, y: -1200 });
  assert.equal(zoomedAt(WHOLE, STAGE, 1e9, point).k, ZOOM_MAX);
  assert.deepEqual(panned(WHOLE, STAGE, 50, 50), WHOLE);
});

test('[V154] flying to a part puts its middle into the middle, with scripts and without', () => {
  const box = { left: 100, top: 200, width: 40, height: 40 };
  const camera = cameraOn(box, DRAWING, STAGE);
  const middle = onStage({ x: 120, y: 220 }, DRAWING, STAGE);
  assert.ok(Math.abs(middle.x * camera.k + camera.x - 400) < 1e-6);
  assert.ok(Math.abs(middle.y * camera.k + camera.y - 300) < 1e-6);
  const [, x = '', y = '', k = ''] =
    /translate\((\S+) (\S+)\) scale\((\S+)\)/.exec(transformOn(box, DRAWING)) ?? [];
  assert.ok(Math.abs(120 * Number(k) + Number(x) - (DRAWING.left + DRAWING.width / 2)) < 1);
  assert.ok(Math.abs(220 * Number(k) + Number(y) - (DRAWING.top + DRAWING.height / 2)) < 1);
});

test('[V410] when the window of the map becomes another, its middle stays in the middle, and back again', () => {
  const upright = { width: 351, height: 468 };
  const lying = { width: 675, height: 267 };
  const seat = { left: 150, top: 250, width: 12, height: 12 };
  const upon = cameraOn(seat, DRAWING, upright);
  const turned = refitted(upon, DRAWING, upright, lying);
  const { x, y } = onStage({ x: 156, y: 256 }, DRAWING, lying);
  assert.ok(Math.abs(x * turned.k + turned.x - lying.width / 2) < 1e-6);
  assert.ok(Math.abs(y * turned.k + turned.y - lying.height / 2) < 1e-6);
  const back = refitted(turned, DRAWING, lying, upright);
  for (const each of ['x', 'y', 'k'] as const) assert.ok(Math.abs(back[each] - upon[each]) < 1e-6, each);
  assert.deepEqual(refitted(WHOLE, DRAWING, upright, lying), WHOLE);
  assert.deepEqual(refitted(WHOLE, DRAWING, { width: 0, height: 0 }, lying), WHOLE);
});

test('[V155] every seat has an outline in the frame of the map, with room for a letter', async () => {
  const pack = await loadPack('data/ge2024');
  const land = landPlan(pack);
  const { left, top, width, height } = boxOfViewBox(mapPlan((await night2024()).roll).viewBox);
  assert.ok(land !== null);
  for (const { id, name } of pack.reference.constituencies) {
    const [x, y, radius] = land.rooms[id] ?? [Number.NaN, 0, 0];
    assert.ok(x > left && x < left + width && y > top && y < top + height && radius > 0, name);
    assert.ok(land.svg.includes(`<path id="${id}" d="M`), name);
  }
  assert.doesNotMatch(land.svg, /lz/);
  assert.equal(landPlan(pack), land);
  assert.ok(land.svg.length < 300_000, `${land.svg.length}`);
});

test('[V155] a hexagon flows into an outline without a fold: both rings begin at the top and go with the sun', async () => {
  const land = landPlan(await loadPack('data/ge2024'));
  const paths = [...(land?.svg ?? '').matchAll(/ d="([^"]+)"/g)].map(([, d = '']) => d);
  assert.equal(paths.length, 650);
  const hexagon = ringOfHexagon(HEX_POINTS, [50, 50]);
  for (const ring of [hexagon, ...paths.map(ringOfPath)]) {
    assert.equal(ring.length, MORPH_POINTS);
    assert.equal(Math.min(...ring.map(([, y]) => y)), ring[0]?.[1]);
    const twice = ring.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
      return sum + x * nextY - nextX * y;
    }, 0);
    assert.ok(twice > 0);
  }
  const [first = hexagon] = paths.map(ringOfPath);
  assert.deepEqual(ringBetween(hexagon, first, 0), hexagon.flat());
  assert.deepEqual(ringBetween(hexagon, first, 1).map(Math.round), first.flat().map(Math.round));
});

test('[V155] the frame of a seat or region holds it, on both maps', async () => {
  const { roll } = await night2024();
  const plan = mapPlan(roll);
  const rooms = landPlan(await loadPack('data/ge2024'))?.rooms ?? null;
  for (const each of [null, rooms]) {
    const scotland = roll.reference.constituencies
      .filter(({ nation }) => nation === 'Scotland')
      .map(({ id }) => id);
    const frame = frameOfSeats(plan, each, scotland);
    assert.ok(frame !== null);
    for (const id of scotland) {
      const seat = frameOfSeat(plan, each, id);
      assert.ok(seat !== null && seat.width > 0 && seat.height > 0);
      const middle = { x: seat.left + seat.width / 2, y: seat.top + seat.height / 2 };
      assert.ok(middle.x > frame.left && middle.x < frame.left + frame.width, id);
      assert.ok(middle.y > frame.top && middle.y < frame.top + frame.height, id);
    }
  }
  assert.equal(frameOfSeats(plan, null, []), null);
});

test('[V156] small maps hold one dot a seat, and say where the party has most', async () => {
  const { roll, state } = await night2024();
  const plan = mapPlan(roll);
  const maps = multiplesView(roll, state, plan);
  assert.equal(maps.length, 8);
  for (const { layers, party } of maps) {
    const dots = layers.flatMap(({ d }) => d.match(/M/g) ?? []).length;
    assert.equal(dots, 650, party);
  }
  const labour = maps.find(({ party }) => party === 'lab');
  assert.equal(labour?.spoken, 'Labour: 631 seats, most in Liverpool Walton with 70.6%');
  const before = multiplesView(roll, emptyState, plan);
  assert.deepEqual(
    before[0]?.layers.map(({ level }) => level),
    [0],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { constituencyView } from '#lib/view/constituency-view.ts';
import { alder, CLOSE, roll } from '#tests/support/alder-page.ts';
import {
  ALDER,
  BIRCH,
  CEDAR,
  constituency,
  declared,
  fold,
  numbered,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

test('[V63] neighbours stand by name, each with its result or who defends it', () => {
  const around = alder([declared(roll, BIRCH, { red: 700, blue: 200, gold: 100 })], {
    neighbours: [CEDAR, BIRCH],
  }).around;
  assert.deepEqual(
    around?.seats.map(({ name, tag, isTagOutlined, outcome, majority }) => ({
      name,
      letters: tag?.letters,
      isTagOutlined,
      outcome,
      majority,
    })),
    [
      { name: 'Birch', letters: 'Red', isTagOutlined: false, outcome: 'hold', majority: '500' },
      { name: 'Cedar', letters: 'Hom', isTagOutlined: true, outcome: 'Awaiting result', majority: '–' },
    ],
  );
  assert.equal(around?.map, null);
});

test('[V63] a pack without map and neighbours has nothing around a seat, and no empty section', () => {
  assert.equal(alder([]).around, null);
});

test('[V63] the map round a seat shows those within reach, lettered once they have a winner', () => {
  const near = tinyRoll([
    constituency(ALDER, 'Alder', { hex: { column: 0, row: 0 } }),
    constituency(BIRCH, 'Birch', { hex: { column: 1, row: 1 } }),
    constituency(CEDAR, 'Cedar', { hex: { column: 40, row: 40 } }),
  ]);
  const state = fold(near, numbered([declared(near, BIRCH, { red: 3, blue: 2, gold: 1 })]));
  const map = constituencyView(near, state, ALDER, CLOSE).around?.map;
  assert.deepEqual(
    map?.hexes.map(({ title, letter }) => [title, letter]),
    [
      ['Alder: not declared', null],
      ['Birch: Red', 'R'],
    ],
  );
});

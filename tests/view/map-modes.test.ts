import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesOf } from '#lib/election/counts.ts';
import type { PartyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { emptyState, type NightState } from '#lib/election/state.ts';
import { modeOfKind } from '#lib/view/map-page-address.ts';
import { type MapPageView, mapPageView } from '#lib/view/map-page-view.ts';
import { MAP_MODES, type MapMode } from '#lib/view/map-view-modes/map-mode.ts';
import { sidedStepOf, stepOf } from '#lib/view/map-view-modes/seat-value.ts';
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
  numbered,
  RED,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

function viewOf(roll: Roll, state: NightState, mode: MapMode, area: string | null = null): MapPageView {
  return mapPageView(roll, state, { mode, area, shape: 'hex', seat: null }, true);
}

function keyOf({ key }: MapPageView): Readonly<Record<string, string>> {
  return Object.fromEntries(key.map(({ name, seats }) => [name, seats]));
}

async function seatOf2024(name: string, mode: MapMode) {
  const { roll, state, seat } = await night2024();
  return viewOf(roll, state, mode).seats[seat(name).constituency.id];
}

const roll = tinyRoll();
const mixed = fold(
  roll,
  numbered([
    declared(roll, ALDER, { [RED]: 500, [BLUE]: 400 }),
    { kind: 'winnerAnnounced', constituencyId: BIRCH, revision: 1, winner: idOf('birch', RED) },
    { kind: 'pollPostponed', constituencyId: CEDAR, revision: 1, reason: 'A candidate died' },
  ]),
);

test('[V140] in every mode an open, an announced and a postponed seat look unlike a declared one', () => {
  for (const { kind } of MAP_MODES) {
    const { seats } = viewOf(roll, mixed, modeOfKind(roll, kind));
    const looks = [ALDER, BIRCH, CEDAR].map((id) => seats[id]?.look);
    assert.equal(new Set(looks).size, 3, `${kind}: ${looks}`);
    assert.deepEqual(looks.slice(1), ['rush', 'postponed'], kind);
    const open = viewOf(roll, emptyState, modeOfKind(roll, kind)).seats[ALDER]?.look;
    assert.equal(open, 'open', kind);
  }
});

test('[V140] every mode has a sentence, and no two looks of a key are the same', async () => {
  const { roll: real, state } = await night2024();
  for (const { kind } of MAP_MODES) {
    const { sentence, key } = viewOf(real, state, modeOfKind(real, kind));
    assert.match(sentence, /^[A-Z].*\.$/, kind);
    const drawn = key.map(({ look, standing, letter }) => `${look} ${standing} ${letter}`);
    assert.equal(new Set(drawn).size, drawn.length, `${kind}: ${drawn}`);
  }
});

test('[V141] what a colour means is also said by a letter, a number or a sign', async () => {
  const { roll: real, state } = await night2024();
  for (const { kind } of MAP_MODES) {
    const { key } = viewOf(real, state, modeOfKind(real, kind));
    const coloured = key.filter(({ look }) => look === 'declared' || look.startsWith('band-'));
    for (const { letter, name } of coloured) assert.notEqual(letter, '', `${kind}: ${name}`);
    const marks = coloured.filter(({ look }) => look.startsWith('band-')).map(({ letter }) => letter);
    assert.equal(new Set(marks).size, marks.length, kind);
  }
});

test('[V142] an edge of a scale belongs to the step above it, on both sides of the middle', () => {
  assert.deepEqual(
    [4.999, 5, 5.001, 30, 100].map((figure) => stepOf([5, 10, 15, 20, 30], figure)),
    [0, 1, 1, 5, 5],
  );
  assert.deepEqual(
    [-15, -14.9, -5, -0.1, 0, 5, 15].map((figure) => sidedStepOf([5, 10, 15], figure)),
    [0, 1, 2, 3, 4, 5, 7],
  );
});

test('[V143] by winner the seats of 2024 are the published ones', async () => {
  const { roll: real, state } = await night2024();
  const key = keyOf(viewOf(real, state, { kind: 'winner' }));
  assert.deepEqual(
    ['Labour', 'Conservative', 'Liberal Democrat', 'SNP', 'Independent', 'Speaker'].map((name) => [
      name,
      key[name],
    ]),
    [
      ['Labour', '411'],
      ['Conservative', '121'],
      ['Liberal Democrat', '72'],
      ['SNP', '9'],
      ['Independent', '6'],
      ['Speaker', '1'],
    ],
  );
});

test('[V143] by hold or gain every gain is in full colour and every hold pale', async () => {
  const { roll: real, state } = await night2024();
  const view = viewOf(real, state, { kind: 'hold-or-gain' });
  const gains = entriesOf(state.tally.gains).reduce((sum, [, count]) => sum + count, 0);
  const looks = Object.values(view.seats).map(({ look }) => look);
  assert.equal(looks.filter((look) => look === 'declared').length, gains);
  assert.equal(looks.filter((look) => look === 'pale').length, 650 - gains);
  assert.equal(keyOf(view)['Labour gain'], '218');
});

test('[V143] majority, turnout, share and change of a seat are its published figures', async () => {
  const lab = 'lab' as PartyId;
  const cases: readonly (readonly [string, MapMode, string, string])[] = [
    ['Hendon', { kind: 'majority' }, '1', 'majority 15, under 0.1 points'],
    ['Harpenden and Berkhamsted', { kind: 'turnout' }, '6', 'turnout 75.2%'],
    ['Manchester Rusholme', { kind: 'turnout' }, '1', 'turnout 40.0%'],
    ['Liverpool Walton', { kind: 'share', party: lab }, '6', 'Labour 70.6%'],
    ['Leicester South', { kind: 'change', party: lab }, '−4', 'Labour −35.3 points'],
  ];
  for (const [name, mode, letter, value] of cases) {
    const seat = await seatOf2024(name, mode);
    assert.deepEqual([seat?.letter, seat?.value], [letter, value], name);
    assert.match(seat?.spoken ?? '', new RegExp(`^${name}: .*${value.slice(1)}`));
  }
});

test('[V143] the Greens are second in 39 of the seats that Labour won, and Reform UK in 89', async () => {
  const { roll: real, state } = await night2024();
  const won = viewOf(real, state, { kind: 'winner' }).seats;
  const second = viewOf(real, state, { kind: 'second' }).seats;
  const behindLabour = Object.keys(won).filter((id) => won[id]?.standing === 'lab');
  const count = (party: string) => behindLabour.filter((id) => second[id]?.standing === party).length;
  assert.deepEqual([count('green'), count('ruk')], [39, 89]);
});

test('[V144] a party that did not stand is said to be missing, and is not 0', async () => {
  const seat = await seatOf2024('Chorley', { kind: 'share', party: 'lab' as PartyId });
  assert.deepEqual([seat?.look, seat?.value], ['none', 'Labour did not stand']);
  const swing = await seatOf2024('Belfast East', modeOfKind((await night2024()).roll, 'swing'));
  assert.equal(swing?.look, 'none');
});

test('[V144] swing goes to the party whose letter the seat has, whichever way it is asked', async () => {
  const [con, lab] = ['con' as PartyId, 'lab' as PartyId];
  const there = await seatOf2024('South West Norfolk', { kind: 'swing', from: con, to: lab });
  const back = await seatOf2024('South West Norfolk', { kind: 'swing', from: lab, to: con });
  assert.deepEqual([there?.letter, there?.standing], [back?.letter, back?.standing]);
  assert.equal(there?.standing, lab);
  assert.equal(there?.value, back?.value);
  assert.match(there?.value ?? '', /^swing 25\.\d points from Conservative to Labour$/);
});

test('[V145] at risk are seats without a winner only, and none once all have declared', async () => {
  const { roll: real, state, after } = await night2024();
  const isBand = ({ look }: { look: string }) => look.startsWith('band-');
  const during = viewOf(real, after(400), { kind: 'risk' });
  const risky = Object.entries(during.seats).filter(([, seat]) => isBand(seat));
  assert.notEqual(risky.length, 0);
  const contests = after(400).contests as Readonly<Record<string, { phase: { kind: string } } | undefined>>;
  for (const [id] of risky) assert.notEqual(contests[id]?.phase.kind, 'declared');
  const over = viewOf(real, state, { kind: 'risk' });
  assert.equal(Object.values(over.seats).filter(isBand).length, 0);
  assert.match(over.sentence, /none is at risk any more/);
});

test('[V145] the time is that of the declaration, not of its correction', () => {
  const state = fold(
    roll,
    numbered([
      declared(roll, ALDER, { [RED]: 500, [BLUE]: 400 }),
      corrected(roll, ALDER, { [RED]: 501, [BLUE]: 400 }, 2),
    ]),
  );
  assert.equal(viewOf(roll, state, { kind: 'time' }).seats[ALDER]?.value, 'declared 22:01');
});

test('[V146] a nation or region shown apart fades all others, and the key counts its seats alone', async () => {
  const { roll: real, state } = await night2024();
  const { seats, key, count } = viewOf(real, state, { kind: 'winner' }, 'scotland');
  assert.equal(Object.values(seats).filter(({ isFaded }) => !isFaded).length, 57);
  assert.equal(
    key.reduce((sum, row) => sum + Number(row.seats), 0),
    57,
  );
  assert.equal(count, '57 of 57 declared in Scotland');
});

test('[V146] the seats of a key add up to the seats of the map in every mode of every election', async () => {
  for (const election of ['ge2024', 'ge2019', 'ge2017']) {
    const { roll: real, after } = await recordedNightOf(election);
    const state = after(700);
    for (const { kind } of MAP_MODES) {
      const { key } = viewOf(real, state, modeOfKind(real, kind));
      const sum = key.reduce((total, { seats }) => total + Number(seats), 0);
      assert.equal(sum, 650, `${election} ${kind}`);
    }
  }
});

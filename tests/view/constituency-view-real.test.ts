import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ConstituencyView, constituencyView } from '#lib/view/constituency-view.ts';
import { night2024 } from '#tests/support/night-2024.ts';

const night = await night2024();
const END = Date.parse('2024-07-06T16:00:00Z');

function page(name: string): ConstituencyView {
  return constituencyView(night.roll, night.state, night.seat(name).constituency.id, END);
}

function rows({ table }: ConstituencyView) {
  return table.kind === 'result'
    ? table.rows.map(({ name, votes, share, change }) => `${name} ${votes} ${share} ${change}`)
    : [];
}

test('[V56] Ilford North as it was declared', () => {
  const view = page('Ilford North');
  assert.equal(view.title, 'Ilford North: Labour hold, majority 528');
  assert.deepEqual(rows(view), [
    'Wes Streeting 15,647 33.4% −20.8',
    'Leanne Mohamad 15,119 32.2% no base',
    'Kaz Rizvi 9,619 20.5% −16.2',
    'Alex Wilson 3,621 7.7% +5.9',
    'Rachel Collinson 1,794 3.8% +2.5',
    'Fraser Coppin 1,088 2.3% −1.7',
  ]);
  assert.deepEqual(
    view.keyFigures.map(({ value, detail }) => `${value} | ${detail}`),
    [
      '528 | 1.1 pts, was 9,030',
      '0.6 | points swing from Labour',
      '59.6% | 46,888 of 78,657',
      '2.3 | Labour to Conservative',
    ],
  );
  assert.equal(
    view.outlook.story,
    '265 voters moving from Labour to Leanne Mohamad would have changed the winner.',
  );
});

test('[V57] Aberafan Maesteg swings 5.7 points from the Conservatives to Labour', () => {
  const view = page('Aberafan Maesteg');
  assert.deepEqual(
    view.keyFigures.map(({ value }) => value),
    ['10,354', '14.5', '49.3%', '5.7'],
  );
  assert.equal(view.keyFigures[3]?.detail, 'Conservative to Labour');
  assert.match(view.table.notes.join(' '), /79 rejected.*49\.4%/);
});

test('[V58] Islington North is gained by a person', () => {
  const view = page('Islington North');
  assert.equal(view.title, 'Islington North: Jeremy Corbyn (Ind) gain from Labour, majority 7,247');
  assert.equal(view.keyFigures[1]?.detail, 'points swing from Jeremy Corbyn');
});

test('[V58] Chorley is the Speaker’s, and no swing is told of it', () => {
  const view = page('Chorley');
  assert.equal(view.title, 'Chorley: Speaker hold, majority 20,575');
  assert.equal(view.keyFigures[3]?.value, '–');
});

test('[V58] Inverness declares on Saturday and says so', () => {
  const view = page('Inverness, Skye and West Ross-shire');
  assert.equal(
    view.title,
    'Inverness, Skye and West Ross-shire: Liberal Democrat gain from SNP, majority 2,160',
  );
  assert.match(view.headline.stamp, /^Declared Saturday 6 July, /);
  assert.match(view.headline.deck, /Drew Hendry, its MP until now, is beaten\./);
});

test('[V67] Ynys Môn carries its Welsh name only where it differs', () => {
  assert.equal(page('Aberafan Maesteg').headline.welshName, null);
  const bilingual = night.roll.reference.constituencies.find(
    ({ welshName, name }) => welshName !== null && welshName !== name,
  );
  assert.ok(bilingual !== undefined);
  assert.equal(page(bilingual.name).headline.welshName, bilingual.welshName);
});

test('[V66] every seat of the night has a page in every state of it', () => {
  const ids = night.roll.reference.constituencies.map(({ id }) => id);
  for (const state of [night.after(0), night.after(300), night.state]) {
    for (const id of ids) {
      const view = constituencyView(night.roll, state, id, END);
      assert.equal(view.keyFigures.length, 4);
      assert.doesNotMatch(JSON.stringify(view), /NaN|undefined|Infinity|\bnull points/);
    }
  }
});

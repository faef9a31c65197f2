import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeRoll } from '#lib/election/roll.ts';
import { type FoundSeats, findSeats } from '#lib/view/find-seat.ts';
import { seatsNamed } from '#lib/view/seats-named.ts';
import { findPostcode } from '#server/pack/find-postcode.ts';
import { loadPack } from '#server/pack/load-pack.ts';

const pack = await loadPack('data/ge2024');
const roll = makeRoll(pack.reference);
const { postcodes } = pack;
if (postcodes === null) throw new Error('The pack of 2024 has postcodes');
const find = (typed: string) => findSeats(roll, typed, (postcode) => findPostcode(postcodes, postcode));

function nameOf(found: FoundSeats): string {
  return found.kind === 'seat' ? found.seat.name : found.kind;
}

test('[V150] a seat is found by its name without accents, capitals, hyphens or apostrophes', () => {
  for (const [typed, name] of [
    ['ynys mon', 'Ynys Môn'],
    ['STOKE ON TRENT SOUTH', 'Stoke-on-Trent South'],
    ["king's lynn", 'choice'],
    ['Na h Eileanan an Iar', 'Na h-Eileanan an Iar'],
    ['kings lynn', 'choice'],
    ['  clacton ', 'Clacton'],
    ['ardal blaenau', 'unknown'],
  ] as const) {
    const found = find(typed);
    if (name === 'choice') assert.notEqual(found.kind, 'nothing', typed);
    else assert.equal(nameOf(found), name, typed);
  }
});

test('[V150] a beginning finds every seat that has it, those whose name begins so first', () => {
  const found = find('ilford');
  assert.equal(found.kind, 'choice');
  assert.deepEqual(found.kind === 'choice' && found.seats.map(({ name }) => name), [
    'Ilford North',
    'Ilford South',
  ]);
  const kent = seatsNamed(roll.reference.constituencies, 'kent').map(({ name }) => name);
  assert.ok(kent.every((name) => /\bKent/.test(name)));
});

test('[V150] a whole name is meant although others begin with it, and a code leads to its seat', () => {
  const names = roll.reference.constituencies.map(({ name }) => name);
  const whole = names.filter((name) => names.some((other) => other.startsWith(`${name} `)));
  for (const name of whole) assert.equal(nameOf(find(name)), name);
  assert.equal(
    nameOf(find('S14000060')),
    roll.reference.constituencies.find(({ id }) => id === 'S14000060')?.name,
  );
});

test('[V151] a postcode finds its constituency, with or without its blank, as a best match', () => {
  for (const typed of ['SW1A 0AA', 'sw1a0aa', ' Sw1a  0aA ']) {
    const found = find(typed);
    assert.equal(nameOf(found), 'Cities of London and Westminster', typed);
    assert.match(
      found.kind === 'seat' ? found.words : '',
      /^SW1A 0AA is best matched by .* across a boundary\.$/,
    );
  }
});

test('[V151] what is not a whole postcode is refused with a sentence that says what one looks like', () => {
  for (const typed of ['SW1A', 'SW1A 0A', '12345', 'SW1A 0AAA', 'SW1A-0AA', 'M1 1A1', '1']) {
    const found = find(typed);
    assert.equal(found.kind, 'unknown', typed);
    assert.match(found.kind === 'unknown' ? found.words : '', /is not a whole postcode.*SW1A 0AA/, typed);
  }
});

test('[V152] a postcode of Northern Ireland gets its 18 constituencies by name', () => {
  for (const typed of ['BT1 5GS', 'bt15gs', 'BT48']) {
    const found = find(typed);
    assert.equal(found.kind, 'choice', typed);
    assert.equal(found.kind === 'choice' && found.seats.length, 18);
    assert.match(found.kind === 'choice' ? found.words : '', /Northern Ireland cannot be looked up/);
  }
});

test('[V152] an election without postcodes says so and offers the name', async () => {
  const { reference } = await loadPack('data/ge2019');
  const found = findSeats(makeRoll(reference), 'SW1A 0AA', null);
  assert.equal(found.kind, 'unknown');
  assert.match(found.kind === 'unknown' ? found.words : '', /no list of postcodes.*name/);
});

test('[V153] a name that there is not is answered with those that come near; nothing typed asks nothing', () => {
  const found = find('Ilferd Nrth');
  assert.equal(found.kind, 'unknown');
  assert.ok(found.kind === 'unknown' && found.seats.some(({ name }) => name === 'Ilford North'));
  assert.equal(find('   ').kind, 'nothing');
  assert.equal(find('zzzzqqq'.repeat(500)).kind, 'unknown');
});

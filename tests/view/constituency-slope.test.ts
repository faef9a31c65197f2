import assert from 'node:assert/strict';
import { test } from 'node:test';
import { constituencyView } from '#lib/view/constituency-view.ts';
import type { SlopeEnd, SlopeView } from '#lib/view/constituency-view-slope.ts';
import { night2024 } from '#tests/support/night-2024.ts';
import { ALDER, declared, fold, numbered, threeSeats, tinyRoll } from '#tests/support/tiny-election.ts';

const night = await night2024();
const END = Date.parse('2024-07-06T16:00:00Z');
/** A label of .75rem at a line height of 1.3. */
const LABEL_REM = 0.975;

function slopes(): readonly { readonly name: string; readonly slope: SlopeView }[] {
  return night.roll.reference.constituencies.flatMap(({ id, name }) => {
    const { slope } = constituencyView(night.roll, night.state, id, END);
    return slope === null ? [] : [{ name, slope }];
  });
}

function slopeIn(name: string): SlopeView {
  const found = slopes().find((each) => each.name === name);
  assert.ok(found);
  return found.slope;
}

const said = (end: SlopeEnd | null) =>
  end === null ? null : [end.letters, end.share, end.person].filter((part) => part !== null).join(' ');

test('[V230] Ilford North: a line for each who has a base, and a point at the right for who has none', () => {
  const { before, now, lines } = slopeIn('Ilford North');
  assert.deepEqual([before, now], ['2019 notional', '2024']);
  assert.deepEqual(
    lines.map((line) => [said(line.before), said(line.now)]),
    [
      ['Lab 54.1%', 'Lab 33.4%'],
      [null, 'Ind 32.2% Mohamad'],
      ['Con 36.7%', 'Con 20.5%'],
      ['Ref 1.9%', 'Ref 7.7%'],
      ['Grn 1.4%', 'Grn 3.8%'],
      ['LD 4.0%', 'LD 2.3%'],
    ],
  );
});

test('[V230] the highest share of either year is at the top, and nothing would be at the foot', () => {
  const tiny = tinySlope();
  assert.deepEqual(
    tiny?.lines.map(({ before, now }) => [before?.at ?? null, now?.at]),
    [
      ['20%', '10%'],
      ['0%', '14%'],
      [null, '86%'],
      ['80%', '90%'],
    ],
  );
});

test('[V231] before the declaration the slope has its left side, as high as it will be', () => {
  const roll = tinyRoll();
  const awaiting = constituencyView(roll, fold(roll, numbered([])), ALDER, END).slope;
  assert.deepEqual(
    awaiting?.lines.map(({ before, now }) => [said(before), now]),
    [
      ['Red 40.0%', null],
      ['Blu 50.0%', null],
      ['Gld 10.0%', null],
    ],
  );
  assert.deepEqual([awaiting?.height, awaiting?.toCome], [tinySlope()?.height, 'to come']);
  assert.equal(
    awaiting?.spoken,
    'Shares of the vote in 2025 notional: Red 40.0%; Blue 50.0%; Gold 10.0%; Ivy Ives no base. ' +
      'The table above has the same figures.',
  );
});

test('[V231] where nobody who stands has an earlier share there is no slope', () => {
  assert.equal(tinySlope({ base: null }), null);
});

test('[V232] no label of a slope covers another, in any seat of 2024', () => {
  const all = slopes();
  // Chorley has one too: the Speaker is compared with the Speaker.
  assert.equal(all.length, 650);
  for (const { name, slope } of all) {
    const heightRem = Number.parseFloat(slope.height);
    for (const side of ['before', 'now'] as const) {
      const places = slope.lines
        .flatMap((line) => line[side] ?? [])
        .map(({ labelAt }) => (Number.parseFloat(labelAt) / 100) * heightRem)
        .sort((left, right) => left - right);
      for (const [index, place] of places.slice(1).entries()) {
        assert.ok(place - (places[index] ?? 0) >= LABEL_REM, `${name} ${side}: ${places}`);
      }
    }
  }
});

test('[V233] the slope is said in a sentence, with the figures of the table', () => {
  assert.equal(
    slopeIn('Ilford North').spoken,
    'Shares of the vote from 2019 notional to 2024: Labour 54.1% to 33.4%; Leanne Mohamad 32.2%, no base; ' +
      'Conservative 36.7% to 20.5%; Reform UK 1.9% to 7.7%; Green 1.4% to 3.8%; Liberal Democrat 4.0% to 2.3%. ' +
      'The table above has the same figures.',
  );
});

/** Alder is won by Red with 45 % over Blue with 43 %. */
function tinySlope(about: { readonly base?: null } = {}): SlopeView | null {
  const roll = tinyRoll(threeSeats().map((seat) => (seat.id === ALDER ? { ...seat, ...about } : seat)));
  const facts = [declared(roll, ALDER, { red: 450, blue: 430, gold: 50, independent: 70 })];
  return constituencyView(roll, fold(roll, numbered(facts)), ALDER, END).slope;
}

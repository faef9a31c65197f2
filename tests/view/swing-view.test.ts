import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PartyId } from '#lib/election/ids.ts';
import { makeRoll } from '#lib/election/roll.ts';
import type { SeatTypes } from '#lib/election/seat-type.ts';
import { emptyState } from '#lib/election/state.ts';
import { driversAddress } from '#lib/view/drivers-address.ts';
import { driverParties, driversChoice } from '#lib/view/drivers-choice.ts';
import { driverMeasures } from '#lib/view/drivers-measures.ts';
import { nearestPoint } from '#lib/view/drivers-scatter.ts';
import { driversPoints, driversView } from '#lib/view/drivers-view.ts';
import { packSeatTypes, unpackSeatTypes } from '#lib/view/packed-seat-types.ts';
import { swingView } from '#lib/view/swing-view.ts';
import { measureFiles } from '#server/http/measure-files.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { night2024 } from '#tests/support/night-2024.ts';
import { tinyRoll } from '#tests/support/tiny-election.ts';

const night = await night2024();
const { roll } = night;
const pack = await loadPack('data/ge2024');
const measures = driverMeasures(measureFiles(pack).map(({ file }) => file));
const MUSLIM = { party: 'lab' as PartyId, measure: 'muslim' };
const typeRows = (types: SeatTypes | null) =>
  swingView(roll, night.state, types).groups.parts.find(({ title }) => title === 'Type of constituency')
    ?.rows;
const complete = driversView(roll, night.state, measures, MUSLIM, null);

test('[V165] the headline is of Great Britain and like for like, and says so', () => {
  const view = swingView(roll, night.state);
  assert.equal(view.headline, 'Swing: 11.1 points from Conservative to Labour');
  assert.equal(view.kicker, '632 of the 632 seats of Great Britain compared');
  assert.match(view.standfirst, /Great Britain and like for like.*2019 notional.*Northern Ireland/);
  assert.match(swingView(roll, night.after(300)).headline, /^Swing so far: /);
  assert.match(swingView(roll, emptyState).headline, /^No swing yet/);
});

test('[P20] without an earlier result no swing is promised', () => {
  const { reference } = tinyRoll();
  const election = { ...reference.election, baseName: '' };
  const constituencies = reference.constituencies.map((each) => ({ ...each, base: null }));
  const view = swingView(makeRoll({ ...reference, election, constituencies }), emptyState);
  assert.equal(view.headline, 'No swing: there is no earlier result to compare with');
  assert.match(view.standfirst, /this election has none\.$/);
});

test('[V166] the parts of Great Britain have the same rows before the night as after it', () => {
  const before = swingView(roll, emptyState).groups;
  const after = swingView(roll, night.state).groups;
  const names = (table: typeof before) =>
    table.parts.map(({ title, rows }) => [title, rows.map(({ name }) => name)]);
  assert.deepEqual(names(before), names(after));
  for (const { rows } of before.parts) {
    for (const row of rows) {
      assert.ok(row.changes.every((change) => change === '–') && row.swing === null, row.name);
    }
  }
  assert.deepEqual(
    after.parts.map(({ title }) => title),
    ['Nation', 'Region of England', 'Defended by', 'First and second last time'],
  );
  for (const { rows } of after.parts.slice(2)) {
    const seats = rows.map(({ declared }) => Number(declared.split(' ')[0]));
    assert.equal(
      seats.reduce((sum, count) => sum + count, 0),
      632,
    );
  }
});

test('[V250] counties and boroughs stand beside the other parts, and 2024 swung twice as far in counties', () => {
  const rows = typeRows(pack.seatTypes);
  assert.deepEqual(
    rows?.map(({ name, declared, shares, changes, swing }) => [
      name,
      declared,
      ...shares.slice(0, 2),
      ...changes.slice(0, 2),
      `${swing?.points} ${swing?.from.letters} to ${swing?.to.letters}`,
    ]),
    [
      ['County', '371 of 371', '27.8', '30.2', '−23.2', '+5.2', '14.2 Con to Lab'],
      ['Borough or burgh', '261 of 261', '18.9', '41.6', '−16.4', '−3.0', '6.7 Con to Lab'],
    ],
  );
});

test('[V250] where a pack does not say what its seats are, there is no such part', () => {
  assert.equal(typeRows(null), undefined);
});

test('[V250] the types of all seats travel to the browser as a letter each', () => {
  const packed = packSeatTypes(roll, pack.seatTypes);
  assert.equal(packed?.length, 650);
  assert.deepEqual(unpackSeatTypes(roll, packed), pack.seatTypes);
  const one = new Map([...(pack.seatTypes ?? [])].slice(3, 4));
  assert.deepEqual(unpackSeatTypes(roll, packSeatTypes(roll, one)), one);
  assert.equal(unpackSeatTypes(roll, packSeatTypes(roll, null)), null);
});

test('[V166] a swing names both its parties, and a party that did not stand in a part has no change there', () => {
  const [nations] = swingView(roll, night.state).groups.parts;
  const row = (name: string) => nations?.rows.find((each) => each.name === name);
  const swing = row('Scotland')?.swing;
  assert.deepEqual([swing?.points, swing?.from.letters, swing?.to.letters], ['1.3', 'SNP', 'Con']);
  const { parties } = swingView(roll, night.state).groups;
  const place = parties.findIndex(({ letters }) => letters === 'SNP');
  assert.equal(row('Wales')?.changes[place], '–');
  assert.deepEqual([row('Scotland')?.shares[place], row('Scotland')?.changes[place]], ['30.0', '−15.0']);
  assert.equal(row('Wales')?.shares[place], '–');
});

test('[V167] bins say how many of their seats declared, how many are compared, the mean and the spread', () => {
  assert.deepEqual(
    complete.bins.rows.map(({ words, declared, compared, mean }) => [words, declared, compared, mean]),
    [
      ['under 5%', '439 of 439', '438', '+5.6'],
      ['5% to 10%', '82 of 82', '82', '+1.3'],
      ['10% to 15%', '47 of 47', '47', '−4.7'],
      ['15% to 20%', '27 of 27', '27', '−8.8'],
      ['20% to 30%', '16 of 16', '16', '−14.5'],
      ['30% or more', '21 of 21', '21', '−28.9'],
    ],
  );
  assert.ok(complete.bins.rows.every(({ spread }) => /^±\d/.test(spread)));
  const before = driversView(roll, emptyState, measures, MUSLIM, null);
  assert.deepEqual(
    before.bins.rows.map(({ declared, compared, mean, spread }) => [declared, compared, mean, spread])[5],
    ['0 of 21', '0', '–', '–'],
  );
});

test('[V167] one dot a compared seat, a bar a bin, and a pointer finds the seat that it is at', () => {
  assert.equal(complete.scatter.dots.split('M').length - 1, 631);
  assert.equal(complete.scatter.means.length, 6);
  const points = driversPoints(roll, night.state, measures, MUSLIM);
  const [point] = points;
  assert.ok(point !== undefined && points.length === 631);
  const box = { left: 10, top: 20, width: 500, height: 250 };
  const at = { x: 10 + point.x / 2, y: 20 + point.y / 4 };
  assert.deepEqual(
    [nearestPoint([point], at, box), nearestPoint([point], { x: at.x + 40, y: at.y }, box)],
    [point, null],
  );
});

test('[V168] the sentence says what the unusual end of the measure did against the rest', () => {
  assert.equal(
    complete.title,
    'Labour’s share fell by 16.8 points on average in the 64 declared seats where “Muslim” is 15% or more, and rose by 4.1 points in the other 568',
  );
  assert.equal(complete.list?.rows.length, 64);
  const empty = driversView(roll, emptyState, measures, MUSLIM, null);
  assert.match(empty.title, /^No declared seat yet/);
  assert.equal(empty.list, null);
  // Every moment of the night has a sentence for every measure.
  for (const seats of [1, 3, 12, 60, 400]) {
    const state = night.after(seats);
    for (const { id } of measures) {
      const { title, representation } = driversView(roll, state, measures, { ...MUSLIM, measure: id }, null);
      assert.doesNotMatch(`${title} ${representation}`, /NaN|undefined|null|Infinity/);
    }
  }
});

test('[V169] measures stand by the strength of their correlation, with interval and seats', () => {
  const [first] = complete.ranking;
  assert.deepEqual(
    [first?.label, first?.r, first?.interval, first?.seats, first?.isChosen, first?.isClear],
    ['Muslim', '−0.70', '−0.74 to −0.66', '631', true, true],
  );
  const strength = complete.ranking.map(({ r }) => Math.abs(Number(r.replace('−', '-'))));
  assert.deepEqual(
    strength,
    strength.toSorted((left, right) => right - left),
  );
  assert.deepEqual(
    complete.ranking.flatMap(({ id, isClear }) => (isClear ? [] : [id])),
    ['catholic', 'jewish'],
  );
  assert.equal(complete.ranking.find(({ id }) => id === 'home-owners')?.area, 'without Scotland');
  const nine = driversView(roll, night.after(9), measures, MUSLIM, null);
  assert.ok(nine.ranking.every(({ r, line }) => r === '–' && line === null));
});

test('[V170] how unlike the country the declared seats are is said until all are in', () => {
  const early = driversView(roll, night.after(60), measures, MUSLIM, null);
  assert.match(
    early.representation,
    /declared seats have .*% on average for “Muslim”, against 5\.5% in all 632/,
  );
  const first = driversView(roll, night.after(1), measures, MUSLIM, null);
  assert.match(first.representation, /^The 1 declared seat has /);
  assert.match(complete.representation, /^All 632 seats of Great Britain/);
});

test('[V171] what an address asks for and is not there falls back to what is closest', () => {
  const asked = (party: string | null, measure: string | null) =>
    driversChoice(roll, night.state, measures, { party, measure });
  assert.deepEqual(asked('ruk', 'leave'), { party: 'ruk', measure: 'leave' });
  assert.deepEqual(asked(null, null), MUSLIM);
  assert.deepEqual(asked('nobody', '<script>'), MUSLIM);
  assert.equal(
    driversAddress(MUSLIM, '2024-07-05T02:00:00Z'),
    '/swing?party=lab&measure=muslim&at=2024-07-05T02%3A00%3A00Z',
  );
  assert.deepEqual(driverParties(roll).slice(0, 3), ['con', 'lab', 'ld']);
});

test('[V172] figures under a licence of their own are credited beside them and travel apart', () => {
  const view = driversView(roll, night.state, measures, { ...MUSLIM, measure: 'leave' }, null);
  assert.match(view.notes.join(' '), /Ralph Scott.*Hanretty.*CC BY-SA 4\.0/);
  assert.doesNotMatch(complete.notes.join(' '), /Ralph Scott/);
  const [demographics, covariates] = measureFiles(pack);
  assert.equal(demographics?.file.credit, null);
  assert.ok(demographics?.file.measures.every(({ id }) => !['leave', 'degree', 'density'].includes(id)));
  assert.match(covariates?.file.credit ?? '', /CC BY-SA 4\.0/);
});

test('[V173] lines begin with ten seats, end at what stands now and have a table by the hour', () => {
  assert.deepEqual(swingView(roll, night.after(9)).swing?.lines, []);
  const { swing, change } = swingView(roll, night.state);
  assert.equal(swing?.lines[0]?.label?.words, 'Lab +11.1');
  assert.match(swing?.lines[0]?.path ?? '', /^M\d+ \d+(l-?\d+ -?\d+)+$/);
  assert.equal(change.lines.length, 6);
  const last = change.table.rows.at(-1);
  assert.deepEqual(last, ['Saturday 6 July, 17:50', '632', '−20.4', '+1.7', '+0.7', '−1.4', '+4.1', '+12.6']);
  assert.equal(change.table.head.length, last?.length);
});

test('[V174] a pack whose measures were carried over says so, and one without any has a page all the same', async () => {
  const older = await loadPack('data/ge2019');
  const olderRoll = makeRoll(older.reference);
  const carried = driverMeasures(measureFiles(older).map(({ file }) => file));
  const choice = driversChoice(olderRoll, emptyState, carried, { party: 'lab', measure: 'muslim' });
  assert.ok(choice !== null);
  const { notes } = driversView(olderRoll, emptyState, carried, choice, null);
  assert.match(notes.join(' '), /estimate, carried over/);
  assert.equal(driversChoice(olderRoll, emptyState, [], { party: null, measure: null }), null);
  const tiny = tinyRoll();
  assert.equal(driversChoice(tiny, emptyState, measures, { party: null, measure: null }), null);
  assert.deepEqual(swingView(tiny, emptyState).swing?.lines, []);
});

test('[V184] what the server renders and what the browser builds again is plain data', () => {
  const views = [complete, swingView(roll, night.state)];
  assert.deepEqual(JSON.parse(JSON.stringify(views)), views);
});

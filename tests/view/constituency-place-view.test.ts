import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Nation } from '#lib/election/reference.ts';
import { type PlaceFigures, type PlaceMeasure, placeView } from '#lib/view/place-view.ts';
import { ALDER, BIRCH, CEDAR, threeSeats } from '#tests/support/tiny-election.ts';

const UK: readonly Nation[] = ['England', 'Scotland', 'Wales', 'Northern Ireland'];
const [alder, , cedar] = threeSeats();

function measure(id: string, about: Partial<PlaceMeasure> = {}): PlaceMeasure {
  return { id, label: id, unit: 'percent', source: 'Census 2021', nations: UK, projected: false, ...about };
}

function figures(measures: readonly PlaceMeasure[], values: PlaceFigures['values']): PlaceFigures {
  return { measures, values };
}

function placeOfAlder(measures: readonly PlaceMeasure[], values: readonly (readonly (number | null)[])[]) {
  const [here = [], there = [], isle = []] = values;
  assert.ok(alder !== undefined);
  return placeView(
    figures(
      measures,
      new Map([
        [ALDER, here],
        [BIRCH, there],
        [CEDAR, isle],
      ]),
    ),
    alder,
  );
}

test('[V64] the place stands beside the average of seats with a figure, on a line from lowest to highest', () => {
  const place = placeOfAlder([measure('Owners')], [[60], [20], [40]]);
  assert.equal(place?.comparedWith, 'UK');
  assert.deepEqual(place?.rows, [
    {
      id: 'Owners',
      label: 'Owners',
      comparedWith: null,
      here: '60%',
      average: '40%',
      hereAt: 100,
      averageAt: 50,
    },
  ]);
});

test('[V246] the note says that the average counts every seat alike', () => {
  assert.match(placeOfAlder([measure('Owners')], [[60], [20], [40]])?.note ?? '', /each counting alike/);
});

test('[V64] an unknown figure is an en dash without a mark, never 0', () => {
  const [row] = placeOfAlder([measure('Owners')], [[null], [20], [40]])?.rows ?? [];
  assert.equal(row?.here, '–');
  assert.equal(row?.hereAt, null);
  assert.equal(row?.average, '30%');
});

test('[V64] a measure that not every nation publishes says what it is the average of', () => {
  const place = placeOfAlder(
    [
      measure('Owners'),
      measure('Jewish', { nations: ['England', 'Scotland', 'Wales'] }),
      measure('Renters', { nations: ['England', 'Wales', 'Northern Ireland'] }),
      measure('Gaelic', { nations: ['Scotland'] }),
    ],
    [[1, 2, 3, 4], [5, 6, 7, 8], []],
  );
  assert.deepEqual(
    place?.rows.map(({ label, comparedWith }) => [label, comparedWith]),
    [
      ['Owners', null],
      ['Jewish', 'GB'],
      ['Renters', 'UK without Scotland'],
    ],
  );
});

test('[V64] people are counted whole, densities with one decimal, and a share under 1% is not rounded to none', () => {
  const measures = [
    measure('Population', { unit: 'persons' }),
    measure('Density', { unit: 'personsPerHectare' }),
    measure('Sikh'),
  ];
  const place = placeOfAlder(measures, [[98_765.4, 12.34, 0.4], [], []]);
  assert.deepEqual(
    place?.rows.map(({ here }) => here),
    ['98,765', '12.3', '0.4%'],
  );
});

test('[V64] estimates carried over from other boundaries are called estimates', () => {
  const place = placeOfAlder([measure('Owners', { projected: true })], [[60], [], []]);
  assert.match(place?.note ?? '', /estimates, carried over from other boundaries/);
});

test('[V64] a pack without such figures, or with none for the nation, has no place to show', () => {
  assert.ok(alder !== undefined && cedar !== undefined);
  assert.equal(placeView(null, alder), null);
  assert.equal(placeView(figures([measure('Owners', { nations: ['England'] })], new Map()), cedar), null);
});

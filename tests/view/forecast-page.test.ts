import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forecastPageView, measureNames } from '#lib/view/forecast-page-view.ts';
import { methodView } from '#lib/view/method-view.ts';
import { readForecastRecord } from '#server/forecast/load-record.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { type ForeseenNight, foreseenNights } from '#tests/support/forecast-readings.ts';

const nights = await foreseenNights('ge2024');
const { demographics, covariates } = await loadPack('data/ge2024');
const measures = measureNames([demographics, covariates]);
// In the order of the night: the path of the forecast goes on from where it was.
const opening = pageOf(nights.after(0));
const early = pageOf(nights.after(65));
const middle = pageOf(nights.after(325));
const last = pageOf(nights.after(650));

function pageOf({ roll, state, nightNowMs, forecast }: ForeseenNight) {
  const view = forecastPageView(roll, state, nightNowMs, forecast, measures);
  assert.equal(view.kind, 'shown');
  return view;
}

test('[V272] the headline says who is likely to have a majority, with how many seats, in words', () => {
  assert.match(
    opening.headline,
    /^A Labour majority is almost certain: about 4\d\d seats, most likely between 3\d\d and 4\d\d$/,
  );
  assert.equal(last.headline, 'Labour has a majority: 411 seats');
});

test('[V272] final seats stand with both ranges, the real number of most of 2024 inside', () => {
  const real = new Map([
    ['Labour', 411],
    ['Conservative', 121],
    ['SNP', 9],
    ['Liberal Democrat', 72],
  ]);
  let inside = 0;
  for (const page of [opening, early, middle]) {
    for (const row of page.seats.rows) {
      const [low = 0, high = low] = row.nineTenths.split(' to ').map(Number);
      const [from = 0, to = from] = (row.half ?? '').split(' to ').map(Number);
      assert.ok(
        low <= from && from <= Number(row.median) && Number(row.median) <= to && to <= high,
        row.name,
      );
      const seats = real.get(row.name);
      if (seats !== undefined && seats >= low && seats <= high) inside += 1;
    }
  }
  assert.ok(inside >= 9, `${inside} of 12`);
  for (const { name, median } of last.seats.rows) {
    const seats = real.get(name);
    if (seats !== undefined) assert.equal(median, String(seats));
  }
});

test('[V273] the paths begin at the close of poll and end at what stands now, with a table behind each', () => {
  for (const chart of middle.paths.seats) {
    assert.equal(chart.bands.length, 2);
    assert.match(chart.lines[0]?.path ?? '', /^M0 /);
    assert.ok(chart.table.rows.length >= 5, chart.title);
    const row = middle.seats.rows.find(({ name }) => chart.title.startsWith(name));
    assert.equal(chart.table.rows.at(-1)?.[2], row?.median);
  }
  assert.deepEqual(
    opening.paths.seats.map(({ title }) => title.split(':')[0]),
    ['Labour', 'Conservative', 'Liberal Democrat', 'SNP', 'Reform UK', 'Others'],
  );
});

test('[V274] what the declared seats are not like is said, with the names of the measures', () => {
  const rows = early.untypical?.rows ?? [];
  assert.ok(rows.some(({ name, declared, all }) => name === 'Seats that Labour defended' && declared > all));
  assert.equal(opening.untypical, null);
  assert.equal(last.untypical, null);
});

test('[V275] the score says of the seats called likely how many fell, and lists every miss', () => {
  const { score } = last;
  const likely = score.bands.find(({ band }) => band === 'likelyLoss') ?? assert.fail();
  assert.ok(score.sentence.includes(`Of the ${likely.seats} seats that it put as likely to fall`));
  assert.ok(Number(likely.fell) / Number(likely.seats) > 0.8);
  const judged = score.bands.reduce((sum, { seats }) => sum + Number(seats), 0);
  assert.equal(judged, 649);
  const missed = Number(/^\d+/.exec(score.missesTitle)?.[0]);
  assert.equal(score.misses.length, missed);
  const names = score.misses.map(({ name }) => name);
  for (const name of ['Islington North', 'Bristol Central', 'Leicester South'])
    assert.ok(names.includes(name), name);
  const corbyn = score.misses.find(({ name }) => name === 'Islington North');
  assert.match(`${corbyn?.favourite.letters} ${corbyn?.chance}`, /^Lab over 90%$/);
  assert.match(score.brier ?? '', /the forecast is better/);
});

test('[V275] before any result there is nothing to be judged by, and that is said', () => {
  assert.equal(opening.score.sentence, 'No seat has declared that it could be judged by.');
  assert.equal(opening.score.brier, null);
  assert.ok(opening.score.bands.every(({ share }) => share === '–'));
});

test('[V276] no chance on the page is a decimal, 0 or 100', () => {
  for (const { outcome, score } of [opening, early, middle, last]) {
    const chances = [
      ...[...outcome.majority, ...outcome.largest].map(({ chance }) => chance),
      ...score.misses.flatMap(({ chance, winnerChance }) => [chance, winnerChance]),
    ];
    for (const chance of chances) assert.match(chance, /^(under 10%|over 90%|about [1-9][05]%)$/);
  }
});

test('[V277] without a forecast the page says why, and what does not depend on it', () => {
  const { roll, state, nightNowMs } = nights.after(650);
  const absent = (forecast: Parameters<typeof forecastPageView>[3]) => {
    const view = forecastPageView(roll, state, nightNowMs, forecast, measures);
    return `${view.kind}: ${view.headline}. ${view.story}`;
  };
  assert.equal(
    absent({ kind: 'hidden', note: 'We are checking an input.' }),
    'absent: The forecast is switched off. The forecast has been taken off this site. We are checking an input.',
  );
  assert.match(absent({ kind: 'embargoed' }), /^absent: Nothing is forecast before the polls close\./);
  assert.match(absent({ kind: 'unavailable', why: 'none' }), /do not depend on it\.$/);
  assert.match(
    absent({ kind: 'unavailable', why: 'starting' }),
    /being worked out\. It appears here by itself, or when you load this page again\.$/,
  );
});

test('[V278] the page of method prints the record of past nights from its data', async () => {
  const record = (await readForecastRecord('data')) ?? assert.fail();
  const { roll } = nights;
  const view = methodView(roll, record).record ?? assert.fail();
  assert.deepEqual(
    view.scores.map(({ name, seen, model }) => [name, seen, model]),
    [
      ['General election 2017', 'seen', '0.202 / 0.127'],
      ['General election 2019', 'seen', '0.117 / 0.072'],
      ['General election 2024', 'not seen', '0.414 / 0.219'],
    ],
  );
  assert.match(view.intervals, /^Of 60 ranges of nine in ten .* 54 held the real number/);
  const dewsbury = view.lost.find(({ name }) => name === 'Dewsbury and Batley');
  assert.equal(`${dewsbury?.chance}, ${dewsbury?.rank}`, '63%, 4 of 34');
  assert.equal(view.lost.find(({ name }) => name === 'Islington North')?.chance, 'under 5%');
  const [, , , , , , , real] = view.totals.rows;
  assert.deepEqual(real?.cells, ['411', '121', '72', '9']);
  assert.equal(methodView(roll, null).record, null);
});

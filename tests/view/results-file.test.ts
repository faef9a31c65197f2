import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvOf, FILE_COLUMNS, fileRows, jsonRows } from '#lib/view/results-file.ts';
import { resultsPageView } from '#lib/view/results-page-view.ts';
import { readResultsQuery } from '#lib/view/results-query.ts';
import { selectedSeats } from '#lib/view/results-view.ts';
import { night2024 } from '#tests/support/night-2024.ts';
import {
  ALDER,
  BLUE,
  candidate,
  constituency,
  declared,
  fold,
  numbered,
  RED,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

test('[V131] a file has exactly the rows of the page with the same address, in their order', async () => {
  const night = await night2024();
  for (const address of [
    '',
    'outcome=gain&sort=majority',
    'people=women&area=wales',
    'sort=margin&order=asc&first=9',
  ]) {
    const parameters = Object.fromEntries(new URLSearchParams(address));
    const query = readResultsQuery(night.roll, (name) => parameters[name] ?? null);
    const rows = fileRows(night.roll, selectedSeats(night.roll, night.state, query), query.party);
    assert.deepEqual(
      jsonRows(rows).map((row) => row['constituency']),
      resultsPageView(night.roll, night.state, parameters).seats.rows.map(({ name }) => name),
      address,
    );
    assert.equal(csvOf(rows).trim().split('\r\n').length, rows.length + 1);
  }
});

test('[V131] a row has the published figures of its seat, unrounded, and nothing for what is not known', async () => {
  const night = await night2024();
  const query = readResultsQuery(night.roll, (name) => (name === 'q' ? 'islington north' : null));
  const [row] = jsonRows(fileRows(night.roll, selectedSeats(night.roll, night.state, query), null));
  assert.equal(row?.['outcome'], 'gain');
  assert.equal(row?.['winning_party'], 'Ind');
  assert.equal(row?.['member'], 'Jeremy Corbyn');
  assert.equal(row?.['member_history'], 'reElected');
  assert.equal(row?.['majority'], 7247);
  assert.equal(row?.['share_change_points'], null);
});

test('[V132] words that a spreadsheet would calculate are kept words; commas, quotes and lines stay in their cell', () => {
  const roll = tinyRoll([
    constituency(ALDER, '=HYPERLINK("http://x")', {
      candidates: [
        candidate('Alder', RED, { name: '@SUM(A1), "quoted"\nand more' }),
        candidate('Alder', BLUE, { name: '+1' }),
      ],
    }),
  ]);
  const fact = declared(tinyRoll(), ALDER, { [RED]: 10, [BLUE]: 5 });
  const state = fold(roll, numbered([fact]));
  const query = readResultsQuery(roll, () => null);
  const csv = csvOf(fileRows(roll, selectedSeats(roll, state, query), null));
  assert.ok(csv.startsWith('\uFEFFons_id,constituency,'));
  assert.ok(csv.includes(`,"'=HYPERLINK(""http://x"")",`));
  assert.ok(csv.includes(`,"'@SUM(A1), ""quoted""\nand more",`));
  assert.ok(csv.includes(`,'+1,`));
  assert.ok(!/(^|,)"?[=+@]/m.test(csv), 'no cell begins a formula');
});

test('[V132] every column says what it means, and no two have one name', () => {
  assert.equal(new Set(FILE_COLUMNS.map(({ name }) => name)).size, FILE_COLUMNS.length);
  assert.ok(FILE_COLUMNS.every(({ meaning }) => meaning.length > 0));
});

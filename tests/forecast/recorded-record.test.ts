import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readForecastRecord } from '#server/forecast/load-record.ts';

const record = (await readForecastRecord('data')) ?? assert.fail('The record is in the repository');

test('[V260] the figures of the back-test are data, and those that its document prints', () => {
  const document = readFileSync('docs/FORECAST.md', 'utf8');
  for (const { election, checkpoints } of record.nights) {
    for (const { part, open, scores } of checkpoints) {
      const { model, uniform } = scores;
      const row = `| ${election} | ${Math.round(part * 100)} % | ${open} | ${pair(model)} | ${pair(uniform)} |`;
      assert.ok(document.includes(row), row);
    }
  }
  const { covered, of } = record.intervals.model;
  assert.ok(document.includes(`model: 90 % intervals of lab, con, ld, snp, 5–75 %: ${covered} of ${of} `));
});

test('[V260] bins of calibration hold every open seat of the five checkpoints once each', () => {
  for (const { checkpoints, calibration } of record.nights) {
    const open = checkpoints.filter(({ part }) => part >= 0.05 && part <= 0.75).map((each) => each.open);
    assert.equal(
      calibration.reduce((sum, { cases }) => sum + cases, 0),
      open.reduce((sum, each) => sum + each, 0),
    );
    assert.ok(calibration.every(({ right, cases }) => right <= cases));
  }
});

test('[V260] a folder without a record has none', async () => {
  assert.equal(await readForecastRecord('tests/fixtures'), null);
});

function pair({ logLoss, brier }: { readonly logLoss: number; readonly brier: number }): string {
  return `${logLoss.toFixed(3)} / ${brier.toFixed(3)}`;
}

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { logistic } from '#lib/forecast/logit.ts';
import { areaUnderCurve, calibrationError, scoresOf, totalScore } from '#scripts/backtest/scores.ts';
import { loadForecast } from '#server/forecast/load-forecast.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { smallForecast } from '#tests/support/forecast-night.ts';

const folder = await mkdtemp(join(tmpdir(), 'declared-forecast-'));
after(() => rm(folder, { recursive: true }));

test('[M1] polls and exit poll are data with their source, and averages from memory say that they are approximate', async () => {
  for (const election of ['ge2017', 'ge2019', 'ge2024']) {
    const loaded = await loadForecast('data/forecast', await loadPack(`data/${election}`));
    assert.match(loaded.sources[0] ?? '', /[Aa]pproximate/);
    assert.match(loaded.sources[1] ?? '', /Exit poll/);
    assert.match(loaded.hash, /^[0-9a-f]{64}$/);
    for (const rule of loaded.inputs.demographics) assert.ok(loaded.measures.has(rule.measure), rule.measure);
  }
});

test('[M1] a night without a file has neither polls nor exit poll; a folder without constants is refused', async () => {
  const pack = await loadPack('data/ge2024');
  await assert.rejects(loadForecast(folder, pack), /model\.json is missing/);
  await writeFile(join(folder, 'model.json'), await readFile('data/forecast/model.json'));
  const bare = await loadForecast(folder, pack);
  assert.deepEqual([bare.inputs.polls, bare.inputs.exitPoll, bare.sources], [null, null, []]);
  await writeFile(join(folder, 'ge2024.json'), '{"format":"declared-forecast/2"}');
  await assert.rejects(loadForecast(folder, pack), /ge2024\.json is not as expected/);
});

test('[M15] before any result the mean expected share is the poll, in Great Britain outside Scotland and in Scotland', async () => {
  const { model } = await smallForecast();
  const { greatBritain: area, inputs } = model;
  const polls = inputs.polls ?? assert.fail();
  const meanShare = (slot: number, isScottish: boolean) => {
    const places = [...area.seats.keys()].filter(
      (place) => (area.seats[place]?.constituency.nation === 'Scotland') === isScottish,
    );
    const [intercept = 0, scotland = 0] = area.priors[slot]?.mean ?? [];
    const design = area.designs[slot];
    const shares = places.map((place) =>
      design?.rows[place] ? logistic((design.base[place] ?? 0) + intercept + (isScottish ? scotland : 0)) : 0,
    );
    return (100 * shares.reduce((sum, share) => sum + share, 0)) / places.length;
  };
  for (const [slot, id] of area.plan.ids.entries()) {
    const [british, scottish] = [polls.greatBritain[id], polls.scotland[id]];
    if (british !== undefined) assert.ok(Math.abs(meanShare(slot, false) - british) < 1e-6, id);
    if (scottish !== undefined) assert.ok(Math.abs(meanShare(slot, true) - scottish) < 1e-6, id);
  }
});

test('[M18] scores of past nights are computed as defined', () => {
  const prediction = { chances: [Float64Array.of(0.8, 0.2), Float64Array.of(1, 0)], totals: null };
  const scores = scoresOf(prediction, [0, 1], Int8Array.of(0, 1), [0, 0]);
  assert.ok(Math.abs(scores.logLoss - (-Math.log(0.8) - Math.log(0.001)) / 2) < 1e-12);
  assert.ok(Math.abs(scores.brier - (0.08 + 2) / 2) < 1e-12);
  assert.equal(scores.auc, 0);
  assert.equal(areaUnderCurve([0.9, 0.5, 0.5, 0.1], [true, true, false, false]), 0.875);
  assert.ok(
    Math.abs(
      calibrationError([
        { chance: 0.75, won: true },
        { chance: 0.75, won: false },
      ]) - 0.25,
    ) < 1e-12,
  );
  const total = totalScore(
    Int16Array.from({ length: 101 }, (_, draw) => draw),
    96,
  );
  assert.deepEqual(total, { error: 46, covered: false, low: 5, mean: 50, high: 95 });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { driverMeasures, type MeasureFile } from '#lib/view/drivers-measures.ts';
import { referenceFiles } from '#server/http/reference-files.ts';
import { loadPack } from '#server/pack/load-pack.ts';

test('[V172] measures reach the browser in immutable files, those of another licence in one of their own', async () => {
  const pack = await loadPack('data/ge2024');
  const files = await referenceFiles(pack);
  for (const [topic, credited] of [
    ['demographics', false],
    ['covariates', true],
  ] as const) {
    const answer = files.get(`/reference/${pack.hash}.${topic}.json`);
    assert.match(answer?.headers['cache-control'] ?? '', /immutable/);
    assert.ok(answer !== undefined && typeof answer.body === 'object' && 'identity' in answer.body);
    const file = JSON.parse(answer.body.identity.toString()) as MeasureFile;
    assert.equal(file.credit !== null, credited);
    assert.deepEqual(
      driverMeasures([file]).map(({ id }) => id),
      (pack[topic]?.measures ?? []).map(({ id }) => id),
    );
  }
});

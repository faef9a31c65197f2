import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { DeskHealth } from '#lib/desk/health.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import { type DeskNight, startDeskNight } from '#tests/support/desk-night.ts';
import { signIn } from '#tests/support/desk-people.ts';

const DOUBTED = 'E14001079' as ConstituencyId;
let night: DeskNight;
before(async () => {
  const unused = () => [{ id: DOUBTED, why: 'implausibleTurnout' } as const];
  night = await startDeskNight({}, { forecast: { unused } });
});
after(() => night.close());

test('[D121] the desk is told which results the forecast does not believe, and nobody else is', async () => {
  const edith = await signIn(night, 'edith');
  const health: DeskHealth = await (await edith.get('/desk/api/health')).json();
  assert.deepEqual(health.unused, [{ constituencyId: DOUBTED, why: 'implausibleTurnout' }]);
  assert.equal((await fetch(`${night.address}/desk/api/health`)).status, 401);
});

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { NEXT_NAV_DEPLOYMENT_ID_HEADER } from '#app/left-out/constants.ts';

test('[V243] the constant that is kept of the framework is the one of its installed version', () => {
  const constants = createRequire(import.meta.url)('next/dist/lib/constants.js');
  assert.equal(NEXT_NAV_DEPLOYMENT_ID_HEADER, constants.NEXT_NAV_DEPLOYMENT_ID_HEADER);
});

test('[V413] where there is no `Map.groupBy`, what stands for it does the same', async () => {
  const known = Map.groupBy;
  Reflect.deleteProperty(Map, 'groupBy');
  await import('#app/left-out/polyfills.ts');
  const own = Map.groupBy;
  Map.groupBy = known;
  assert.notEqual(own, known);
  const items = new Set(['Wales', 'London', 'Wrexham', 'Leeds', '']);
  const keyOf = (each: string, index: number) => each[0] ?? index;
  assert.deepEqual([...own(items, keyOf)], [...known(items, keyOf)]);
});

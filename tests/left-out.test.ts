import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { NEXT_NAV_DEPLOYMENT_ID_HEADER } from '#app/left-out/constants.ts';

test('[V243] the constant that is kept of the framework is the one of its installed version', () => {
  const constants = createRequire(import.meta.url)('next/dist/lib/constants.js');
  assert.equal(NEXT_NAV_DEPLOYMENT_ID_HEADER, constants.NEXT_NAV_DEPLOYMENT_ID_HEADER);
});

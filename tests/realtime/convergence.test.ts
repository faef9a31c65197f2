import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import type { NightFact } from '#lib/election/events.ts';
import { stateHash } from '#lib/sync/state-hash.ts';
import { anyFactAbout } from '#tests/support/any-night.ts';
import { chanceFrom } from '#tests/support/chance.ts';
import { NodePage } from '#tests/support/node-page.ts';
import { SEED } from '#tests/support/properties.ts';
import { reached, serveNight } from '#tests/support/served-night.ts';
import { manySeats } from '#tests/support/tiny-election.ts';

const PAGES = 300;
const EVENTS = 400;
const CUTS = 900;
const TEST_MS_MAX = 180_000;

test('[R4] 300 pages, cut at random through a whole night, all end with the state of the server', {
  timeout: TEST_MS_MAX,
}, async (t) => {
  t.diagnostic(`seed ${SEED}`);
  const seats = manySeats(120);
  const served = await serveNight({ constituencies: seats, limits: { batchMs: 10, heartbeatMs: 200 } });
  const { roll } = served.night;
  const chance = chanceFrom(SEED);
  const facts = fc.sample(fc.oneof(...seats.map(anyFactAbout)), { seed: SEED, numRuns: EVENTS });
  const pages = Array.from({ length: PAGES }, () => new NodePage(roll, served.address));
  await Promise.all(pages.map((page) => page.start()));
  await Promise.all(pages.map((page) => page.when(({ status }) => status === 'live')));

  let cuts = 0;
  let declared = 0;
  while (declared < EVENTS) {
    const burst = facts.slice(declared, declared + 1 + Math.floor(chance() * 6)) as [
      NightFact,
      ...NightFact[],
    ];
    declared += burst.length;
    await served.declare(...burst);
    for (let i = 0; i < (CUTS / EVENTS) * burst.length; i++) {
      const page = pages[Math.floor(chance() * PAGES)];
      if (page === undefined) continue;
      cuts += 1;
      page.cut();
      void wait(chance() * 200).then(() => page.open());
    }
  }

  const head = await served.log.head();
  await reached(served.night, head.seq);
  for (const page of pages) page.open();
  await Promise.all(
    pages.map((page) =>
      page.when(({ status, night }) => status === 'live' && night?.position.seq === head.seq),
    ),
  );
  const hash = stateHash(roll, served.night.projection.current().state);
  for (const { page, shown } of pages) {
    assert.ok(page.night);
    assert.deepEqual(page.night.position, head);
    assert.equal(stateHash(roll, page.night.state), hash);
    assert.ok(
      shown.every((seq, index) => index === 0 || seq > (shown[index - 1] ?? 0)),
      'never backwards',
    );
  }
  t.diagnostic(
    `${head.seq} events, ${cuts} cuts, ${pages.reduce((sum, page) => sum + page.snapshots, 0)} snapshots`,
  );
  for (const page of pages) page.close();
  await served.close();
});

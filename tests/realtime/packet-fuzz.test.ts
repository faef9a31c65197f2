import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sayToSocket } from '#scripts/bench/hostile-connection.ts';
import { hostilePackets } from '#scripts/bench/hostile-packets.ts';
import { chanceFrom } from '#tests/support/chance.ts';
import { NodePage } from '#tests/support/node-page.ts';
import { type ServedNight, serveNight } from '#tests/support/served-night.ts';
import { ALDER } from '#tests/support/tiny-election.ts';

/** A million of them: `npm run bench -- packets`. */
const CONNECTIONS = 600;
const PACKETS_EACH = 8;
const AT_ONCE = 20;

let served: ServedNight;
before(async () => {
  served = await serveNight();
});
after(() => served.close());

test(`[X53] ${CONNECTIONS * PACKETS_EACH} malformed packets: nothing falls, and no page notices`, async (context) => {
  const seed = 20_241_204;
  context.diagnostic(`seed ${seed}`);
  const packets = hostilePackets(chanceFrom(seed));
  const thrown: unknown[] = [];
  const note = (error: unknown) => thrown.push(error);
  process.on('uncaughtExceptionMonitor', note);
  const page = new NodePage(served.night.roll, served.address);
  await page.start();
  await page.when(({ status }) => status === 'live');
  const port = Number(new URL(served.address).port);
  let left = CONNECTIONS;
  const talk = async () => {
    while (left > 0) {
      left -= 1;
      const heard = await sayToSocket(port, packets.frames(PACKETS_EACH));
      assert.match(heard, /^HTTP\/1\.1 101 /);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, talk));
  process.off('uncaughtExceptionMonitor', note);
  assert.deepEqual(thrown, []);
  assert.equal(({} as Record<string, unknown>)['v'], undefined);
  const head = await served.declare({ kind: 'countingStarted', constituencyId: ALDER, revision: 1 });
  await page.when(({ night }) => night?.position.seq === head.seq);
  page.close();
  while (!(await metrics()).includes('declared_connections 0\n')) assert.ok(true, 'the last one is closing');
});

test('[X53] no connection is compressed, whatever it asks for', async () => {
  const heard = await sayToSocket(Number(new URL(served.address).port), Buffer.from([0x81, 0x01, 0x78]));
  assert.match(heard, /^HTTP\/1\.1 101 /);
  assert.doesNotMatch(heard, /sec-websocket-extensions/i);
});

async function metrics(): Promise<string> {
  return (await fetch(`${served.address}/metrics`)).text();
}

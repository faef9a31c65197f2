import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { livePage } from '#components/live/live-page.ts';
import { makeLiveStore } from '#components/live/live-store.ts';
import { openLine } from '#components/live/open-line.ts';
import { SocketPair } from '#tests/support/socket-pair.ts';
import { tinyRoll } from '#tests/support/tiny-election.ts';

const NOBODY = { hear: () => undefined, catchUp: () => undefined };
/** More than the longest wait between two attempts. */
const WAIT_MS = 16_000;

function page() {
  const roll = tinyRoll();
  const { epoch, seq, chain } = new SocketPair(roll).head;
  return livePage({
    roll,
    mode: 'live',
    position: { epoch, seq, chain },
    nightNowMs: Date.parse('2030-07-05T01:00:00Z'),
    clock: null,
    moment: { at: '2030-07-05T01:00:00Z', isPast: false, instead: null },
  });
}

test('[C19] scripts of the line that do not come are asked for again until they do', async ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'] });
  let asked = 0;
  let isOpen = false;
  const end = openLine(makeLiveStore(page()), NOBODY, async () => {
    asked += 1;
    if (asked < 4) throw new Error('The chunk did not come');
    return () => {
      isOpen = true;
      return () => {
        isOpen = false;
      };
    };
  });
  for (let wait = 0; wait < 3; wait += 1) {
    await turn();
    assert.equal(isOpen, false);
    mock.timers.tick(WAIT_MS);
  }
  await turn();
  assert.deepEqual([asked, isOpen], [4, true]);
  end();
  assert.equal(isOpen, false);
});

test('[C19] a page whose line is not there yet says that it is offline, within ten seconds', ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'] });
  const store = makeLiveStore(page());
  const end = openLine(store, NOBODY, () => new Promise(() => undefined));
  assert.equal(store.freshness().status, 'connecting');
  mock.timers.tick(9_999);
  assert.equal(store.freshness().status, 'offline');
  end();
});

test('[C19] a page that is left asks no more, and opens nothing that comes too late', async ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'] });
  let isOpen = false;
  const end = openLine(makeLiveStore(page()), NOBODY, async () => () => {
    isOpen = true;
    return () => undefined;
  });
  end();
  await turn();
  assert.equal(isOpen, false);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { NightSocket } from '#components/live/night-socket.ts';
import { fromHeartbeat, PROTOCOL_VERSION } from '#lib/sync/protocol.ts';
import { type ServedNight, serveNight } from '#tests/support/served-night.ts';
import { ALDER } from '#tests/support/tiny-election.ts';

let served: ServedNight;
before(async () => {
  served = await serveNight({ limits: { heartbeatMs: 40, batchMs: 20 } });
});
after(() => served.close());

/** A page's socket whose every word can be waited for. */
function listening(origin: string) {
  const heard: { readonly kind: string; readonly what?: unknown }[] = [];
  const waiting = new Set<() => void>();
  const note = (kind: string) => (what?: unknown) => {
    heard.push({ kind, what });
    for (const look of waiting) look();
  };
  const socket = new NightSocket(origin, {
    opened: note('opened'),
    lost: note('lost'),
    failed: note('failed'),
    answer: note('answer'),
    events: note('events'),
    heartbeat: note('heartbeat'),
  });
  const first = (kind: string) =>
    new Promise<unknown>((resolve) => {
      const look = () => {
        const found = heard.find((each) => each.kind === kind);
        if (found !== undefined) resolve(found.what);
      };
      waiting.add(look);
      look();
    });
  return { socket, heard, first };
}

test('[R1] the socket of a page opens, is answered, and hears events and heartbeats of Socket.io', async () => {
  const { socket, first } = listening(served.address);
  socket.connect();
  await first('opened');
  const head = await served.log.head();
  socket.resume({ v: PROTOCOL_VERSION, election: served.night.roll.reference.election.id, ...head });
  assert.equal(((await first('answer')) as { kind: string }).kind, 'upToDate');
  const beat = (await first('heartbeat')) as Parameters<typeof fromHeartbeat>[0];
  assert.equal(fromHeartbeat(beat).seq, head.seq);
  await served.declare({ kind: 'resultFlagged', constituencyId: ALDER, words: 'Being checked' });
  assert.deepEqual(
    ((await first('events')) as readonly { seq: number }[]).map(({ seq }) => seq),
    [head.seq + 1],
  );
  socket.disconnect();
  await first('lost');
  assert.equal(socket.connected, false);
});

test('[R1] a socket that says what no page says is heard to be lost, once, and opens again', async () => {
  const { socket, heard, first } = listening(served.address);
  socket.connect();
  await first('opened');
  socket.resume({ v: PROTOCOL_VERSION, election: '', epoch: 'x'.repeat(5000), seq: 0, chain: '' });
  await first('lost');
  assert.equal(heard.filter(({ kind }) => kind === 'lost').length, 1);
  heard.length = 0;
  socket.connect();
  await first('opened');
  socket.disconnect();
});

test('[R1] a socket that cannot be opened fails, and was never lost', async () => {
  const { socket, heard, first } = listening('http://127.0.0.1:1');
  socket.connect();
  await first('failed');
  assert.deepEqual(
    heard.map(({ kind }) => kind),
    ['failed'],
  );
});

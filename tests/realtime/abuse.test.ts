import assert from 'node:assert/strict';
import { connect, type Socket as NetSocket } from 'node:net';
import { after, before, test } from 'node:test';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { PROTOCOL_VERSION } from '#lib/sync/protocol.ts';
import { NodePage } from '#tests/support/node-page.ts';
import { ORIGIN, type ServedNight, serveNight } from '#tests/support/served-night.ts';
import { ALDER, BLUE, declared, GOLD, RED } from '#tests/support/tiny-election.ts';

let served: ServedNight;
before(async () => {
  served = await serveNight({ limits: { connectTimeoutMs: 2000 } });
});
after(() => served.close());

for (const transport of ['websocket', 'polling'] as const) {
  test(`[X1] a page of another site is refused over ${transport}`, async () => {
    assert.equal(
      await outcome({ transports: [transport], extraHeaders: { origin: 'https://evil.test' } }),
      'refused',
    );
    assert.equal(await outcome({ transports: [transport], extraHeaders: { origin: 'null' } }), 'refused');
  });

  test(`[X1] our own pages, and programs that are no browser, are let in over ${transport}`, async () => {
    assert.equal(await outcome({ transports: [transport], extraHeaders: { origin: ORIGIN } }), 'connected');
    assert.equal(await outcome({ transports: [transport] }), 'connected');
  });
}

test('[X2] a page may say one thing: anything else ends the connection', async () => {
  const head = await served.log.head();
  const resume = { v: PROTOCOL_VERSION, election: 'tiny', ...head };
  for (const [name, ...args] of [
    ['catchUp', resume],
    ['resume'],
    ['resume', resume, 'more'],
    ['resume', { ...resume, admin: true }],
    ['resume', { ...resume, seq: -1 }],
    ['resume', { ...resume, seq: 0.5 }],
    ['resume', { ...resume, chain: 'x'.repeat(64) }],
    ['resume', { ...resume, election: 'e'.repeat(600) }],
    ['resume', JSON.parse(`{"__proto__":{"v":1},"v":1}`)],
    ['resume', Buffer.from('binary')],
    ['resume', null],
  ] as [string, ...unknown[]][]) {
    assert.equal(
      await endedBy((socket) => socket.emit(name, ...args)),
      true,
      `${name} ${JSON.stringify(args)}`,
    );
  }
  assert.equal(({} as Record<string, unknown>)['v'], undefined);
});

test('[X2] a message of more than 4 kB ends the connection before it is read', async () => {
  assert.equal(await endedBy((socket) => socket.emit('resume', 'x'.repeat(5000))), true);
});

test('[X2] asking too often ends the connection', async () => {
  const resume = { v: PROTOCOL_VERSION, election: 'tiny', ...(await served.log.head()) };
  const socket = open({});
  let answers = 0;
  socket.on('answer', () => {
    answers += 1;
  });
  const ended = new Promise((resolve) => socket.once('disconnect', resolve));
  for (let i = 0; i < 50; i++) socket.emit('resume', resume);
  await ended;
  assert.ok(answers <= 5, `${answers} answers`);
});

test('[X3] a connection that never says what it wants is closed', async () => {
  const socket = connect(Number(new URL(served.address).port), '127.0.0.1');
  socket.write(
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  socket.resume();
  await new Promise((resolve) => socket.once('close', resolve));
});

test('[X54] a request that does not end is answered with 408 and ended', async () => {
  const small = await serveNight({ httpLimits: { headersMsMax: 200, requestMsMax: 200, slowLookMs: 50 } });
  const { heard } = saidTo(portOf(small), 'GET / HTTP/1.1\r\nHost: x\r\nA: ');
  assert.match(await heard, /^HTTP\/1\.1 408 .*nosniff/s);
  await small.close();
});

test('[X60] a connection that goes on talking after it was told to go is cut off', async () => {
  // It has not joined, so the first of these ends it: politely, and it does not answer.
  const text = Buffer.from('42["resume",{}]');
  const frame = Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), text]);
  const { heard } = saidTo(
    portOf(served),
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    Buffer.concat(Array.from({ length: 200 }, () => frame)),
  );
  assert.match(await heard, /^HTTP\/1\.1 101 /);
  assert.ok(await metric('declared_refusals_total{reason="frames"} 1'));
});

test('[X54] connections have a limit, whether or not they ask for anything', async () => {
  const small = await serveNight({ httpLimits: { connectionsMax: 3 } });
  const idle = Array.from({ length: 3 }, () => saidTo(portOf(small), 'GET / '));
  await Promise.all(idle.map(({ connected }) => connected));
  assert.equal(await saidTo(portOf(small), 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n').heard, '');
  await small.close();
});

test('[X55] nobody is given an id by which another connection would be taken for theirs', async () => {
  const first = open({});
  await connected(first);
  // Where recovery is on, the server says it with the welcome, and the library keeps it here.
  assert.equal((first as unknown as { readonly _pid?: string })._pid, undefined);
  const claiming = open({ auth: { pid: first.id, offset: '0' } });
  await connected(claiming);
  assert.notEqual(claiming.recovered, true);
  assert.notEqual(claiming.id, first.id);
  for (const each of [first, claiming]) each.disconnect();
});

test('[X3] an upgrade that is not for the sockets is ended', async () => {
  const socket = connect(Number(new URL(served.address).port), '127.0.0.1');
  socket.write(
    'GET http://169.254.1.1/ HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  );
  socket.resume();
  await new Promise((resolve) => socket.once('close', resolve));
});

test('[X3] connections beyond the limits are refused, and let in when others have left', async () => {
  for (const limits of [{ connectionsMax: 2 }, { connectionsPerAddressMax: 2 }]) {
    const small = await serveNight({ limits });
    const first = open({}, small.address);
    const second = open({}, small.address);
    await Promise.all([connected(first), connected(second)]);
    assert.equal(await outcome({}, small.address), 'refused');
    first.disconnect();
    await new Promise<void>((resolve) => {
      const again = async (): Promise<void> =>
        (await outcome({}, small.address)) === 'connected' ? resolve() : again();
      void again();
    });
    second.disconnect();
    await small.close();
  }
});

test('[X3] a page that takes nothing off the line is cut off, and the others miss nothing', async () => {
  const fast = new NodePage(served.night.roll, served.address);
  await fast.start();
  await fast.when(({ status }) => status === 'live');
  const slow = new NodePage(served.night.roll, served.address);
  await slow.start();
  await slow.when(({ status }) => status === 'live');
  const tcp = (slow.socket.io.engine.transport as unknown as { ws: { _socket: NetSocket } }).ws._socket;
  tcp.pause();
  // Long words, so that what the system itself holds back is full soon.
  const long = { kind: 'resultFlagged', constituencyId: ALDER, words: 'x'.repeat(200_000) } as const;
  await served.declare(
    declared(served.night.roll, ALDER, { [RED]: 500, [BLUE]: 400, [GOLD]: 3, independent: 4 }),
  );
  while (!(await metric('declared_refusals_total{reason="slow"} 1'))) {
    const head = await served.declare(long);
    await fast.when(({ night }) => night?.position.seq === head.seq);
  }
  const cut = slow.when(({ status }) => status !== 'live');
  tcp.resume();
  await cut;
  slow.open();
  await Promise.all([slow, fast].map((page) => page.when(({ status }) => status === 'live')));
  assert.deepEqual(slow.page.night?.position, fast.page.night?.position);
  assert.deepEqual(slow.page.night?.state, fast.page.night?.state);
  slow.close();
  fast.close();
});

function portOf({ address }: ServedNight): number {
  return Number(new URL(address).port);
}

/** What is answered to some bytes until the connection ends; what comes second is said once there was an answer. */
function saidTo(port: number, first: string, second: Uint8Array = Buffer.alloc(0)) {
  const socket = connect(port, '127.0.0.1', () => socket.write(first));
  socket.once('data', () => socket.write(second));
  const heard = new Promise<string>((resolve) => {
    let text = '';
    socket.setEncoding('latin1').on('data', (part) => {
      text += String(part);
    });
    socket.on('error', () => {});
    socket.once('close', () => resolve(text));
  });
  const connected = new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  return { heard, connected };
}

async function metric(line: string): Promise<boolean> {
  const text = await (await fetch(`${served.address}/metrics`)).text();
  return text.includes(line);
}

function open(options: Partial<ManagerOptions & SocketOptions>, address = served.address): Socket {
  return io(address, { transports: ['websocket'], forceNew: true, reconnection: false, ...options });
}

function connected(socket: Socket): Promise<'connected' | 'refused'> {
  return new Promise((resolve) => {
    socket.once('connect', () => resolve('connected'));
    socket.once('connect_error', () => resolve('refused'));
  });
}

async function outcome(options: Partial<ManagerOptions & SocketOptions>, address = served.address) {
  const socket = open(options, address);
  const what = await connected(socket);
  socket.disconnect();
  return what;
}

async function endedBy(act: (socket: Socket) => void): Promise<boolean> {
  const socket = open({});
  await connected(socket);
  const ended = new Promise<boolean>((resolve) => {
    socket.once('disconnect', () => resolve(true));
    socket.once('answer', () => resolve(false));
  });
  act(socket);
  const isEnded = await ended;
  socket.disconnect();
  return isEnded;
}

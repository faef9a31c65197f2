import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { io, type Socket } from 'socket.io-client';
import type { DeskAction } from '#lib/desk/desk-request.ts';
import type { Presence } from '#lib/desk/desk-socket.ts';
import { hashPassword } from '#server/desk/passwords.ts';
import { type DeskNight, startDeskNight } from '#tests/support/desk-night.ts';
import { ask, CHEAP, cookiesOf, type DeskClient, PASSWORD, signIn } from '#tests/support/desk-people.ts';
import { openSession } from '#tests/support/desk-sessions.ts';

let night: DeskNight;
before(async () => {
  night = await startDeskNight();
});
after(() => night.close());

/** The promise is a second; a machine that does other things gets some more before the test gives up. */
const CUT_MS_MAX = 5_000;

/** What ends a session, done by somebody else or by its owner. */
const ENDINGS: Readonly<Record<string, (client: DeskClient) => Promise<unknown>>> = {
  'signing out': (client) => client.post('/desk/api/sign-out', {}),
  'closing the account': byChief({ kind: 'disableUser', userId: 'edith', reason: 'Lost a laptop' }),
  'another role': byChief({ kind: 'setRole', userId: 'edith', role: 'reporter', reason: 'Helps out' }),
  'a new password by a chief': async () => {
    const chief = await signIn(night, 'clara');
    const body = { id: crypto.randomUUID(), userId: 'edith', password: 'kmtq-9xwz-p3hf-7dva' };
    const answer = await (await chief.post('/desk/api/users/password', body)).json();
    assert.equal(answer.outcome.kind, 'done');
  },
  "a chief who ends somebody's sessions": async () => {
    const chief = await signIn(night, 'clara');
    const answer = await chief.post('/desk/api/end-sessions', { userId: 'edith' });
    assert.equal((await answer.json()).ended >= 1, true);
  },
  'the command line': () => ask(night, { kind: 'setTotp', userId: 'edith', secret: null }),
};

for (const [words, act] of Object.entries(ENDINGS)) {
  test(`[X15] ${words} ends the session and its open sockets at once`, async () => {
    await asBefore();
    const client = await signIn(night, 'edith');
    const colleague = await signIn(night, 'emil');
    const [socket, other] = await Promise.all([deskSocket(client.cookie), deskSocket(colleague.cookie)]);
    const cut = new Promise<number>((resolve) => socket.once('disconnect', () => resolve(performance.now())));
    await act(client);
    const startedMs = performance.now();
    const cutMs = (await soon(cut, CUT_MS_MAX)) - startedMs;
    assert.ok(cutMs < CUT_MS_MAX, `after ${cutMs} ms`);
    for (const path of ['/desk/api/me', '/desk/api/view', '/desk/api/sessions']) {
      assert.equal((await client.get(path)).status, 401, path);
    }
    const draft = { id: crypto.randomUUID(), kind: 'saveDraft', constituencyId: 'E14001305', form: {} };
    assert.equal((await client.post('/desk/api/commands', draft)).status, 401);
    assert.equal(await refusalOf(client.cookie), 'a refusal');
    assert.equal(other.connected, true, 'nobody else is cut off');
    other.disconnect();
  });
}

test('[X16] whoever is asked for a second factor is off the sockets until it is set up', async () => {
  await asBefore();
  const [edith, chief] = [await signIn(night, 'edith'), await signIn(night, 'clara')];
  const [socket, other] = await Promise.all([deskSocket(edith.cookie), deskSocket(chief.cookie)]);
  const cut = new Promise<boolean>((resolve) => socket.once('disconnect', () => resolve(true)));
  await chief.command({ kind: 'requireTotp', roles: ['editor'], reason: 'From tonight' });
  assert.equal(await soon(cut, CUT_MS_MAX), true);
  assert.equal(await refusalOf(edith.cookie), 'a refusal');
  assert.equal(other.connected, true);
  other.disconnect();
  await ask(night, { kind: 'requireTotp', roles: [], reason: 'No longer' });
});

test('[X15] another process of the desk hears of it too', async () => {
  await asBefore();
  const client = await signIn(night, 'edith');
  const socket = await deskSocket(client.cookie);
  const cut = new Promise<number>((resolve) => socket.once('disconnect', () => resolve(1)));
  // Straight in Redis, as a process on another machine would.
  const redis = night.redis.connect();
  for (const key of await redis.keys('*:desk:sessions')) await redis.del(key);
  await soon(cut, CUT_MS_MAX);
  assert.equal((await client.get('/desk/api/me')).status, 401);
});

test("[X15] one's own new password ends one's other sessions, and this one goes on under a new token", async () => {
  await asBefore();
  const [here, there] = [await signIn(night, 'edith'), await signIn(night, 'edith')];
  const body = { id: crypto.randomUUID(), current: PASSWORD, password: 'wq7c-mmx3-8dkf-tt2p' };
  const changed = await here.post('/desk/api/password', body);
  assert.equal(changed.status, 200);
  assert.equal((await there.get('/desk/api/me')).status, 401);
  assert.equal((await here.get('/desk/api/me')).status, 401);
  assert.equal((await here.get('/desk/api/me', { cookie: cookiesOf(changed) })).status, 200);
});

test("[X20] whose sessions are shown and ended is one's own business, or a chief's", async () => {
  await asBefore();
  const editor = await signIn(night, 'emil');
  const chief = await signIn(night, 'clara');
  await openSession(night.redis.connect(), night.config, 'carl');
  assert.equal((await editor.get('/desk/api/sessions?user=carl')).status, 403);
  assert.equal((await editor.post('/desk/api/end-sessions', { userId: 'carl' })).status, 403);
  assert.equal((await editor.post('/desk/api/end-sessions', { userId: 'nobody' })).status, 403);
  const own = await (await editor.get('/desk/api/sessions')).json();
  assert.equal(own.sessions.filter(({ isThisOne }: { isThisOne: boolean }) => isThisOne).length, 1);
  assert.doesNotMatch(JSON.stringify(own), /[0-9a-f]{64}/, 'no session can be made of what is shown');
  const carls = await (await chief.get('/desk/api/sessions?user=carl')).json();
  assert.ok(carls.sessions.length >= 1);
  assert.equal(
    (await (await chief.post('/desk/api/end-sessions', { userId: 'carl' })).json()).ended >= 1,
    true,
  );
  assert.deepEqual((await (await chief.get('/desk/api/sessions?user=carl')).json()).sessions, []);
});

test('[X23] a role that was lost between opening and sending counts: the request is refused', async () => {
  await asBefore();
  const client = await signIn(night, 'edith');
  const pick: DeskAction = { kind: 'pickSeat', constituencyId: 'E14001305' as never, reason: 'Close' };
  assert.equal((await client.command(pick)).kind, 'done');
  await ask(night, { kind: 'setRole', userId: 'edith', role: 'reporter', reason: 'Helps out' });
  const cookie = await openSession(night.redis.connect(), night.config, 'edith');
  const again = await client.post('/desk/api/commands', { id: crypto.randomUUID(), ...pick }, { cookie });
  assert.deepEqual([again.status, (await again.json()).code], [403, 'NOT_ALLOWED']);
});

test('[X24] everybody at the desk hears who is where, and that something changed', async () => {
  await asBefore();
  const [edith, emil] = [await signIn(night, 'edith'), await signIn(night, 'emil')];
  const [socket, other] = await Promise.all([deskSocket(edith.cookie), deskSocket(emil.cookie)]);
  const seen = new Promise<readonly Presence[]>((resolve) =>
    other.on('presence', (people) => {
      if (people.some(({ where }: Presence) => where === 'seat E14001305')) resolve(people);
    }),
  );
  socket.emit('at', { where: 'seat E14001305' });
  assert.deepEqual(
    (await soon(seen, CUT_MS_MAX)).filter(({ userId }) => userId === 'edith'),
    [{ userId: 'edith', name: 'edith', where: 'seat E14001305' }],
  );
  const before = (await emil.view()).seq;
  const told = new Promise<number>((resolve) =>
    other.on('changed', ({ seq }: { seq: number }) => seq > before && resolve(seq)),
  );
  await edith.command({ kind: 'saveDraft', constituencyId: 'E14001305' as never, form: { source: 'x' } });
  assert.ok((await soon(told, CUT_MS_MAX)) > before);
  const left = new Promise<void>((resolve) =>
    other.on('presence', (people: readonly Presence[]) => {
      if (!people.some(({ userId }) => userId === 'edith')) resolve();
    }),
  );
  socket.disconnect();
  await soon(left, CUT_MS_MAX);
  other.disconnect();
});

test('[X24] a page of the desk may say where it is: anything else ends the connection', async () => {
  await asBefore();
  const { cookie } = await signIn(night, 'edith');
  for (const [name, ...args] of [
    ['resume', { v: 1 }],
    ['commands', { kind: 'clearBanner' }],
    ['at'],
    ['at', 'seat'],
    ['at', { where: 1 }],
    ['at', { where: 'x', who: 'clara' }],
    ['at', { where: 'x' }, 'more'],
    ['at', { where: 'x'.repeat(600) }],
    ['at', JSON.parse('{"__proto__":{"where":"x"},"where":"x"}')],
    ['at', Buffer.from('x')],
    ['at', null],
  ] as [string, ...unknown[]][]) {
    const socket = await deskSocket(cookie);
    const ended = new Promise<boolean>((resolve) => socket.once('disconnect', () => resolve(true)));
    socket.emit(name, ...args);
    assert.equal(await soon(ended, CUT_MS_MAX), true, `${name} ${JSON.stringify(args)}`);
  }
  const socket = await deskSocket(cookie);
  const ended = new Promise<boolean>((resolve) => socket.once('disconnect', () => resolve(true)));
  for (let said = 0; said < 100; said++) socket.emit('at', { where: `seat ${said}` });
  assert.equal(await soon(ended, CUT_MS_MAX), true, 'again and again');
});

test('[X24] the desk asks for an origin and for a session, however often one connection tries', async () => {
  const { cookie } = await signIn(night, 'emil');
  assert.equal(await refusalOf(undefined), 'a refusal');
  assert.equal(await refusalOf(cookie, 'https://evil.test'), 'a refusal');
  assert.equal(await refusalOf(cookie, 'null'), 'a refusal');
  assert.equal(await refusalOf(cookie, null), 'a refusal');
});

/** Everything about edith as it was at the start. */
async function asBefore(): Promise<void> {
  await ask(night, { kind: 'enableUser', userId: 'edith', reason: 'Is back' });
  await ask(night, { kind: 'setRole', userId: 'edith', role: 'editor', reason: 'Is back' });
  const passwordHash = await hashPassword(PASSWORD, CHEAP);
  await ask(night, { kind: 'setPassword', userId: 'edith', passwordHash });
}

function byChief(action: DeskAction): () => Promise<void> {
  return async () => {
    const chief = await signIn(night, 'clara');
    assert.equal((await chief.command(action)).kind, 'done');
  };
}

function connect(cookie: string | undefined, origin: string | null): Socket {
  return io(`${night.address}/desk`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: {
      ...(origin === null ? {} : { origin }),
      ...(cookie === undefined ? {} : { cookie }),
    },
  });
}

async function deskSocket(cookie: string): Promise<Socket> {
  const socket = connect(cookie, night.address);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

async function refusalOf(cookie: string | undefined, origin: string | null = night.address) {
  const socket = connect(cookie, origin);
  const heard = await new Promise<string>((resolve) => {
    socket.once('connect', () => resolve('let in'));
    socket.once('connect_error', () => resolve('a refusal'));
  });
  socket.disconnect();
  return heard;
}

async function soon<Value>(promise: Promise<Value>, msMax: number): Promise<Value> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`Not within ${msMax} ms`)), msMax).unref();
  });
  return Promise.race([promise, late]);
}

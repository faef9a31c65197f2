import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { DESK_ROUTES } from '#server/desk/http/routes.ts';
import { type DeskNight, startDeskNight } from '#tests/support/desk-night.ts';
import { type DeskClient, deskPost, PASSWORD, signIn } from '#tests/support/desk-people.ts';

let night: DeskNight;
let chief: DeskClient;
before(async () => {
  night = await startDeskNight();
  chief = await signIn(night, 'clara');
});
after(() => night.close());

const DOING = DESK_ROUTES.filter(({ method }) => method === 'POST').map(({ path }) => path);

const IN_JSON = DESK_ROUTES.filter(({ body }) => body?.kind === 'json').map(({ path }) => path);

/** A request that would do something, if it came from a page of ours. */
const draft = () => ({
  id: crypto.randomUUID(),
  kind: 'saveDraft',
  constituencyId: 'E14001305',
  form: { source: 'x' },
});

const FOREIGN: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
  'another origin': { origin: 'https://evil.test' },
  'our name at another port': { origin: 'http://localhost:1' },
  'our origin over another scheme': { origin: 'https://localhost' },
  'no origin of its own ("null")': { origin: 'null' },
  'no origin at all': { origin: undefined },
  'an empty origin': { origin: '' },
  'a form': { 'content-type': 'application/x-www-form-urlencoded' },
  'a form with files': { 'content-type': 'multipart/form-data; boundary=x' },
  'plain text': { 'content-type': 'text/plain' },
  'plain text that says json after it': { 'content-type': 'text/plain; application/json' },
  'no type': { 'content-type': '' },
  'packed bytes': { 'content-encoding': 'gzip' },
  'no header of ours': { 'x-declared-desk': undefined },
  'another value of our header': { 'x-declared-desk': '2' },
  'a browser that says: another site': { 'sec-fetch-site': 'cross-site' },
  'a browser that says: a neighbour of our site': { 'sec-fetch-site': 'same-site' },
  'a link that was followed': { 'sec-fetch-site': 'none' },
};

for (const [words, headers] of Object.entries(FOREIGN)) {
  test(`[X26] nothing is done for ${words}`, async () => {
    for (const path of DOING) {
      const { status } = await chief.post(path, draft(), headers);
      assert.ok(status === 403 || status === 415, `${path}: ${status}`);
    }
    assert.deepEqual((await chief.view()).queue.drafts, [], 'nothing was done');
  });
}

test('[X26] nothing is done by reading', async () => {
  const { id, ...rest } = draft();
  const query = new URLSearchParams({ id, ...rest, form: '{}' });
  for (const path of DOING) assert.equal((await chief.get(`${path}?${query}`)).status, 405, path);
});

test('[X26] no page of another site is told anything', async () => {
  for (const headers of [{ origin: 'https://evil.test' }, { 'sec-fetch-site': 'cross-site' }]) {
    const response = await chief.get('/desk/api/view', headers as Record<string, string>);
    assert.equal(response.status, 403);
    assert.equal(response.headers.get('access-control-allow-origin'), null);
    assert.equal(response.headers.get('cross-origin-resource-policy'), 'same-origin');
  }
  const asked = await fetch(`${night.address}/desk/api/commands`, {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.test', 'access-control-request-method': 'POST' },
  });
  assert.equal(asked.status, 405);
  assert.deepEqual(
    [...asked.headers.keys()].filter((name) => name.startsWith('access-control')),
    [],
  );
});

test("[X21] who asks, and everything else that is the server's to say, cannot be sent along", async () => {
  for (const extra of [
    { actor: 'carl' },
    { format: 'declared-desk/2' },
    { by: { userId: 'carl', name: 'carl' } },
    { status: 'published' },
    { revision: 7 },
    { approvedBy: ['carl'] },
    { origin: 'machine' },
    { nightSeq: 1 },
  ]) {
    const { status, body } = await asked(chief.post('/desk/api/commands', { ...draft(), ...extra }));
    assert.deepEqual([status, body.code], [400, 'WRONG_SHAPE'], JSON.stringify(extra));
  }
  const nested = { ...draft(), kind: 'submitEntry', entry: { status: 'published' } };
  assert.equal((await asked(chief.post('/desk/api/commands', nested))).status, 400);
});

test('[X21] what only the server may ask for is asked for by no browser, not by a chief either', async () => {
  const passwordHash = `scrypt$1024$8$1$${'A'.repeat(22)}$${'A'.repeat(43)}`;
  for (const request of [
    { kind: 'createUser', userId: 'x', name: 'x', role: 'chief', passwordHash, demo: false },
    { kind: 'setPassword', userId: 'carl', passwordHash },
    { kind: 'setTotp', userId: 'clara', secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' },
    { kind: 'setTotp', userId: 'carl', secret: null },
    { kind: 'noteSecurity', what: 'signedIn', userId: 'carl', detail: 'x' },
  ]) {
    const answer = await asked(chief.post('/desk/api/commands', { id: crypto.randomUUID(), ...request }));
    assert.equal(answer.status, 400, request.kind);
  }
});

const POLLUTED: readonly string[] = [
  '{"__proto__":{"role":"chief"}}',
  '{"constructor":{"prototype":{"role":"chief"}}}',
  '{"name":"x","password":"x","__proto__":{"admin":true}}',
  '{"name":"x","password":"x","\\u005f_proto__":{"admin":true}}',
  '{"id":"x","kind":"saveDraft","constituencyId":"E14001305","form":{"__proto__":{"admin":true}}}',
  '{"id":"x","kind":"saveDraft","constituencyId":"E14001305","form":{"prototype":"x"}}',
  '{"name":"a","name":"b","password":"x"}',
  '[["__proto__","x"]]',
];

test("[X30] names through which an object's workings are reached are refused, wherever they stand", async () => {
  for (const path of IN_JSON) {
    for (const body of POLLUTED) {
      const { status } = await chief.post(path, body);
      assert.equal(status, 400, `${path} ${body}`);
    }
  }
  assert.equal(({} as Record<string, unknown>)['role'], undefined);
  assert.equal(({} as Record<string, unknown>)['admin'], undefined);
});

test('[X30] what is no JSON, or JSON that hides something, is refused in a few words', async () => {
  for (const body of [
    '',
    'null',
    '[]',
    '"x"',
    '{',
    '{}{}',
    `${'['.repeat(1500)}${']'.repeat(1500)}`,
    `{"a":${'{"a":'.repeat(100)}1${'}'.repeat(100)}}`,
    '{"id":NaN}',
    '{"id":1e999}',
    '\ufeff{}',
    '{"name":"\\ud800","password":"x"}',
  ]) {
    for (const path of IN_JSON) {
      const { status, body: said } = await asked(chief.post(path, body));
      // Signing out needs nothing, and "{}" is nothing.
      assert.equal(status, 400, `${path} ${body.slice(0, 30)}`);
      assert.ok(said.words.length < 200);
    }
  }
  const broken = new Blob([Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])]);
  assert.equal((await deskPost(night, '/desk/api/sign-in', broken)).status, 400);
});

test('[X29] a body has an end: 4 kB to sign in, 64 kB for the rest, announced or not', async () => {
  for (const route of DESK_ROUTES) {
    if (route.body === null) continue;
    const { bytesMax } = route.body;
    assert.ok(bytesMax <= (route.path === '/desk/api/sign-in' ? 4096 : 16 * 2 ** 20), route.path);
    const large = `{"name":"${'x'.repeat(bytesMax)}"}`;
    const type = route.body.kind === 'json' ? 'application/json' : (route.body.types[0] ?? '');
    assert.equal((await chief.post(route.path, large, { 'content-type': type })).status, 413, route.path);
  }
  const streamed = await raw(
    `POST /desk/api/sign-in HTTP/1.1\r\nHost: x\r\nOrigin: ${night.address}\r\nX-Declared-Desk: 1\r\n` +
      'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n' +
      `${`400\r\n${'x'.repeat(1024)}\r\n`.repeat(8)}0\r\n\r\n`,
  );
  assert.match(streamed, /^HTTP\/1\.1 413 /);
  const reading = await raw(
    `GET /desk/api/view HTTP/1.1\r\nHost: x\r\nCookie: ${chief.cookie}\r\nConnection: close\r\nContent-Length: 4\r\n\r\nbody`,
  );
  assert.match(reading, /^HTTP\/1\.1 413 /);
});

test('[X36] an answer of the desk is kept by nobody, and says no more than it must', async () => {
  for (const path of ['/desk/api/view', '/desk/api/me', '/desk/api/nothing', '/desk/api/sessions']) {
    for (const headers of [{}, { cookie: '' }]) {
      const response = await chief.get(path, headers);
      assert.equal(response.headers.get('cache-control'), 'no-store', path);
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff', path);
      assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    }
  }
});

test('[X36] a fault of ours is told under an id, and its words are in the log only', async () => {
  const redis = night.redis.connect();
  const key = (await redis.keys('*:desk:sessions'))[0] ?? '';
  const mine = await signIn(night, 'carl');
  const [id = '', kept = ''] = Object.entries(await redis.hgetall(key)).find(([, json]) =>
    json.includes('carl'),
  ) ?? ['', ''];
  await redis.hset(key, id, '{ broken by hand, with a secret');
  const { status, body } = await asked(mine.get('/desk/api/me'));
  await redis.hset(key, id, kept);
  assert.equal(status, 500);
  assert.deepEqual(Object.keys(body).sort(), ['code', 'errorId', 'words']);
  assert.doesNotMatch(JSON.stringify(body), /secret|SyntaxError|\.ts/);
  assert.ok(night.logged.some((line) => line.includes(body.errorId) && line.includes('SyntaxError')));
});

test('[X33] neither the log nor the record holds what somebody typed to sign in', async () => {
  const typed = ['my password in the name field', 'kmtq-9xwz-p3hf-wrong'] as const;
  await deskPost(night, '/desk/api/sign-in', { name: typed[0], password: typed[1] });
  await deskPost(night, '/desk/api/sign-in', { name: 'ravi', password: typed[1] });
  await signIn(night, 'ravi');
  const redis = night.redis.connect();
  const record = async () => JSON.stringify(await redis.xrange('{test:ge2024}:desk', '-', '+'));
  const deadline = Date.now() + 30_000;
  while (!(await record()).includes('signInRefused') && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const text = `${await record()} ${night.logged.join('\n')} ${JSON.stringify(await redis.keys('*'))}`;
  assert.match(text, /signInRefused/);
  assert.match(text, /signedIn/);
  for (const words of [...typed, PASSWORD]) assert.ok(!text.includes(words), words);
  for (const pair of chief.cookie.split('; ')) assert.ok(!text.includes(pair.split('=')[1] ?? ''), 'a token');
});

test('[X26] a page that is asked for with headers of a proxy or of Next is the same refusal', async () => {
  for (const headers of [
    { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
    { 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'https' },
    { rsc: '1', 'next-router-state-tree': '%5B%5D' },
    { 'x-original-url': '/desk/api/me', 'x-rewrite-url': '/desk/api/me' },
    { 'x-http-method-override': 'GET' },
  ] as Record<string, string>[]) {
    assert.equal((await fetch(`${night.address}/desk/api/view`, { headers })).status, 401);
    const done = await deskPost(night, '/desk/api/commands', draft(), headers);
    assert.equal(done.status, 401);
  }
});

async function asked(answer: Promise<Response>) {
  const response = await answer;
  return { status: response.status, body: await response.json() };
}

function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(night.address).port), 'localhost');
    let heard = '';
    socket.on('data', (bytes) => {
      heard += bytes;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(heard));
    socket.write(text);
  });
}

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { deskKeys } from '#server/desk/desk-keys.ts';
import { hashPassword } from '#server/desk/passwords.ts';
import { signInLimits } from '#server/desk/sign-in-limits.ts';
import { codeAt } from '#server/desk/totp.ts';
import { plainName } from '#server/desk-state/desk-users.ts';
import { type DeskNight, startDeskNight } from '#tests/support/desk-night.ts';
import { addPeople, ask, cookiesOf, deskPost, PASSWORD, signIn } from '#tests/support/desk-people.ts';

let night: DeskNight;
before(async () => {
  night = await startDeskNight();
});
after(() => night.close());

const attempt = (name: string, password: string, headers: Record<string, string> = {}, code?: string) =>
  deskPost(night, '/desk/api/sign-in', { name, password, ...(code === undefined ? {} : { code }) }, headers);

/** What a test tried is not the next one's. */
const forget = async () => {
  const redis = night.redis.connect();
  const keys = await redis.keys(deskKeys(night.config).limitOf('*'));
  if (keys.length > 0) await redis.del(...keys);
};

test('[X13] signing in sets a cookie for this host alone, unseen by scripts, over https, and for no other site', async () => {
  const response = await attempt('edith', PASSWORD);
  assert.equal(response.status, 200);
  assert.deepEqual((await response.json()).me, {
    userId: 'edith',
    name: 'edith',
    role: 'editor',
    hasTotp: false,
    mustSetTotp: false,
  });
  const cookies = response.headers.getSetCookie();
  assert.deepEqual(
    cookies.map((cookie) => cookie.split('=')[0]),
    ['__Host-declared-desk', '__Host-declared-device'],
  );
  for (const cookie of cookies) {
    const [pair = '', ...attributes] = cookie.split('; ');
    assert.match(pair, /^__Host-[a-z-]+=[\w-]{43}$/);
    for (const needed of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Strict']) {
      assert.ok(attributes.includes(needed), `${needed}: ${cookie}`);
    }
    assert.ok(!attributes.some((each) => each.startsWith('Domain')), cookie);
  }
});

test('[X13] over http on another machine the desk answers nobody', async () => {
  const { foreignRequest } = await import('#server/desk/http/request-guard.ts');
  const { DESK_ROUTES } = await import('#server/desk/http/routes.ts');
  for (const [origin, isRefused] of [
    ['http://192.168.1.7:3000', true],
    ['http://results.example.org', true],
    ['https://results.example.org', false],
    ['http://localhost:3000', false],
  ] as const) {
    const headers = { origin, 'x-declared-desk': '1', 'content-type': 'application/json' };
    for (const route of DESK_ROUTES) {
      const refusal = foreignRequest({ headers }, route, origin);
      const code = refusal === null ? null : JSON.parse(String(refusal.body)).code;
      assert.equal(code === 'NEEDS_HTTPS', isRefused, `${origin} ${route.path}`);
    }
  }
});

test('[X11] a name that nobody has, a wrong password and an account that is closed are one and the same', async () => {
  await ask(night, { kind: 'disableUser', userId: 'emil', reason: 'Has left' });
  const answers = [];
  for (const [name, password] of [
    ['nobody', PASSWORD],
    ['edith', 'another password'],
    ['emil', PASSWORD],
    ['emil', 'another password'],
    ['__proto__', PASSWORD],
    ['\u202eevil', PASSWORD],
  ] as const) {
    const response = await attempt(name, password);
    const { date: _, ...headers } = Object.fromEntries(response.headers);
    answers.push({ status: response.status, headers, body: await response.text() });
  }
  for (const answer of answers) assert.deepEqual(answer, answers[0]);
  assert.equal(answers[0]?.status, 401);
  await forget();
});

test('[X11] a name that nobody has costs the same work as one that somebody has', async () => {
  await ask(night, { kind: 'setPassword', userId: 'edith', passwordHash: await hashPassword(PASSWORD) });
  const cpuOf = async (name: string) => {
    const before = process.cpuUsage();
    const response = await attempt(name, 'another password');
    const { user, system } = process.cpuUsage(before);
    assert.equal(response.status, 401);
    return user + system;
  };
  await cpuOf('nobody');
  // Without the hash that is made for nothing it is a hundredth. Nothing finer can be seen on a busy machine.
  const known = (await cpuOf('edith')) + (await cpuOf('edith'));
  const unknown = (await cpuOf('nobody')) + (await cpuOf('no-one'));
  assert.ok(unknown > known / 3 && known > unknown / 3, `${unknown} against ${known}`);
  await forget();
});

test('[X10] 10,000 guesses are turned away at the door: few are looked at, and the owner comes in', async () => {
  const owner = await signIn(night, 'carl');
  const device = owner.cookie.split('; ')[1] ?? '';
  const statuses = new Map<number, number>();
  let sent = 0;
  const guess = async () => {
    while (sent < 10_000) {
      sent += 1;
      const response = await attempt('carl', `guess number ${sent}`);
      await response.arrayBuffer();
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 32 }, guess));
  const looked = 10_000 - (statuses.get(429) ?? 0);
  assert.ok(looked >= 5 && looked <= 20, `${JSON.stringify([...statuses])}`);
  const stranger = await attempt('carl', PASSWORD);
  assert.equal(stranger.status, 429, 'even the right password, from a device that nobody knows');
  const told = await stranger.json();
  assert.equal(told.code, 'TOO_MANY');
  assert.equal(stranger.headers.get('retry-after'), String(told.retryAfterSeconds));
  assert.equal((await attempt('carl', PASSWORD, { cookie: device })).status, 200);
  await forget();
});

test('[X31] the count of guesses is of the connection, whatever the sender says of itself', async () => {
  for (let guess = 0; guess < 5; guess++) {
    await attempt('carl', 'x', {
      'x-forwarded-for': `203.0.113.${guess}`,
      forwarded: 'for=1.2.3.4',
    });
  }
  assert.equal((await attempt('carl', 'x', { 'x-forwarded-for': '203.0.113.99' })).status, 429);
  await forget();
});

test('[X12] a session that a browser was given before does not survive signing in', async () => {
  const planted = await signIn(night, 'rita');
  const session = planted.cookie.split('; ')[0] ?? '';
  const mine = await signIn(night, 'clara', { cookie: session });
  assert.ok(!mine.cookie.includes(session));
  assert.equal((await planted.get('/desk/api/me')).status, 401, 'what was planted is over');
  assert.equal((await (await mine.get('/desk/api/me')).json()).me.userId, 'clara');
  const invented = `__Host-declared-desk=${'B'.repeat(43)}`;
  const again = await signIn(night, 'clara', { cookie: invented });
  assert.ok(!again.cookie.includes('BBBB'));
  assert.equal((await fetch(`${night.address}/desk/api/me`, { headers: { cookie: invented } })).status, 401);
});

test('[X16] who has a second factor comes in with password and digits, each of them once', async () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const now = () => Math.floor(Date.now() / 30_000);
  await ask(night, { kind: 'setTotp', userId: 'ravi', secret });
  const wrong = await attempt('ravi', 'another password', {}, codeAt(secret, now()));
  assert.equal((await wrong.json()).code, 'SIGN_IN_REFUSED', 'the code is not even looked at');
  const without = await attempt('ravi', PASSWORD);
  assert.deepEqual([without.status, (await without.json()).code], [401, 'CODE_NEEDED']);
  assert.equal(cookiesOf(without), '');
  const old = await attempt('ravi', PASSWORD, {}, codeAt(secret, now() - 5));
  assert.deepEqual([old.status, (await old.json()).code], [401, 'CODE_REFUSED']);
  const code = codeAt(secret, now());
  const first = await signIn(night, 'ravi', { code });
  assert.equal(first.me.hasTotp, true);
  const replayed = await attempt('ravi', PASSWORD, {}, code);
  assert.deepEqual([replayed.status, (await replayed.json()).code], [401, 'CODE_REFUSED']);
  await forget();
});

test('[X16] a chief can ask a role for a second factor; whoever has none sets it up and goes on', async () => {
  const chief = await signIn(night, 'clara');
  const editor = await signIn(night, 'edith');
  const asked = await chief.command({ kind: 'requireTotp', roles: ['editor'], reason: 'From tonight' });
  assert.equal(asked.kind, 'done');
  assert.equal((await (await editor.get('/desk/api/view')).json()).code, 'TOTP_FIRST');
  const wrong = await editor.post('/desk/api/totp/begin', { password: 'another password' });
  assert.equal((await wrong.json()).code, 'WRONG_PASSWORD');
  const shown = await (await editor.post('/desk/api/totp/begin', { password: PASSWORD })).json();
  const id = crypto.randomUUID();
  const refused = await editor.post('/desk/api/totp/confirm', { id, code: '000000' });
  assert.equal((await refused.json()).code, 'CODE_REFUSED');
  const code = codeAt(shown.secret, Math.floor(Date.now() / 30_000));
  const confirmed = await editor.post('/desk/api/totp/confirm', { id, code });
  assert.equal((await confirmed.json()).outcome.kind, 'done');
  const cookie = cookiesOf(confirmed);
  assert.match(cookie, /^__Host-declared-desk=/, 'a new token for more rights');
  assert.equal((await editor.get('/desk/api/view')).status, 401, 'the old one is over');
  const view = await (await editor.get('/desk/api/view', { cookie })).json();
  assert.deepEqual([view.me.hasTotp, view.me.mustSetTotp], [true, false]);
  assert.equal(JSON.stringify(view).includes(shown.secret), false);
  assert.equal((await attempt('edith', PASSWORD, {}, code)).status, 401, 'the digits were used');
  await chief.command({ kind: 'requireTotp', roles: [], reason: 'No longer' });
  await ask(night, { kind: 'setTotp', userId: 'edith', secret: null });
  await forget();
});

test('[X9] a new password is as strong as any, and the old one is asked for first', async () => {
  const rita = await signIn(night, 'rita');
  const change = (current: string, password: string) =>
    rita.post('/desk/api/password', { id: crypto.randomUUID(), current, password });
  assert.equal(
    (await (await change('not mine at all', 'kmtq-9xwz-p3hf-7dva')).json()).code,
    'WRONG_PASSWORD',
  );
  assert.equal((await (await change(PASSWORD, 'Password2024!')).json()).code, 'WEAK_PASSWORD');
  const changed = await change(PASSWORD, 'kmtq-9xwz-p3hf-7dva');
  assert.equal((await changed.json()).outcome.kind, 'done');
  assert.equal((await rita.get('/desk/api/me')).status, 401);
  assert.equal((await rita.get('/desk/api/me', { cookie: cookiesOf(changed) })).status, 200);
  assert.equal((await attempt('rita', PASSWORD)).status, 401);
  assert.equal((await attempt('rita', 'kmtq-9xwz-p3hf-7dva')).status, 200);
  await forget();
});

test('[X18] sixty editors, each of whom mistypes once, sign in at the same time', async () => {
  const editors = Array.from({ length: 60 }, (_, index) => `night editor ${index}`);
  await addPeople(night, Object.fromEntries(editors.map((name) => [name.replaceAll(' ', '-'), 'editor'])));
  const startedMs = performance.now();
  const enter = async (name: string): Promise<boolean> => {
    const answers = [await attempt(name, 'a slip of the hand'), await attempt(name, PASSWORD)];
    for (let [, answer] = answers; answer !== undefined; ) {
      if (answer.status === 200) return true;
      if (answer.status !== 429 && answer.status !== 503) return false;
      const seconds = Number(answer.headers.get('retry-after'));
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      answer = await attempt(name, PASSWORD);
    }
    return false;
  };
  // One after the other, as fast as they come: nobody types faster than the machine checks.
  let entered = 0;
  for (const name of editors) if (await enter(name.replaceAll(' ', '-'))) entered += 1;
  assert.equal(entered, 60);
  assert.ok(performance.now() - startedMs < 300_000);
  await forget();
});

test('[X10] somebody whom a stranger keeps waiting is let try at once by whoever runs the machine', async () => {
  for (let guess = 0; guess < 10; guess++) await attempt('ravi', `guess ${guess}`);
  assert.equal((await attempt('ravi', 'x')).status, 429);
  await signInLimits(night.redis.connect(), deskKeys(night.config)).forget(plainName(' Ravi'));
  assert.equal((await attempt('ravi', 'x')).status, 401);
  await forget();
});

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { io } from 'socket.io-client';
import { LEAST_ROLE } from '#lib/desk/permission.ts';
import { isAtLeast, ROLES, type Role } from '#lib/desk/role.ts';
import type { Route } from '#server/desk/http/route.ts';
import { DESK_ROUTES } from '#server/desk/http/routes.ts';
import { IDLE_MS_MAX, SESSION_MS_MAX } from '#server/desk/session-store.ts';
import { type DeskNight, startDeskNight } from '#tests/support/desk-night.ts';
import { ask } from '#tests/support/desk-people.ts';
import { openSession, revoke } from '#tests/support/desk-sessions.ts';

let night: DeskNight;
before(async () => {
  night = await startDeskNight();
});
after(() => night.close());

/** Somebody who calls, and what they may be taken for: a role, or nobody. */
interface Caller {
  readonly words: string;
  readonly role: Role | null;
  readonly cookie: () => Promise<string | undefined>;
  readonly origin?: string;
}

const fresh = (userId: string, agoMs = 0) =>
  openSession(night.redis.connect(), night.config, userId, { agoMs });

const CALLERS: readonly Caller[] = [
  { words: 'nobody', role: null, cookie: async () => undefined },
  { words: 'a reporter', role: 'reporter', cookie: () => fresh('rita') },
  { words: 'an editor', role: 'editor', cookie: () => fresh('edith') },
  { words: 'a chief', role: 'chief', cookie: () => fresh('clara') },
  { words: 'a chief who was idle', role: null, cookie: () => fresh('clara', IDLE_MS_MAX + 1000) },
  { words: 'a chief of two days ago', role: null, cookie: () => fresh('clara', SESSION_MS_MAX + 1000) },
  { words: 'a chief whose session was ended', role: null, cookie: ended },
  { words: 'a chief with a made-up token', role: null, cookie: async () => `${COOKIE}=${'A'.repeat(43)}` },
  {
    words: 'a chief with two sessions',
    role: null,
    cookie: async () => `${await fresh('clara')}; ${await fresh('clara')}`,
  },
  {
    words: "a chief's browser, from another origin",
    role: null,
    cookie: () => fresh('clara'),
    origin: 'https://evil.test',
  },
];
const COOKIE = '__Host-declared-desk';

async function ended(): Promise<string> {
  const cookie = await fresh('clara');
  await revoke(night.redis.connect(), night.config, cookie);
  return cookie;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

for (const route of DESK_ROUTES) {
  for (const caller of CALLERS) {
    const may = isOpenTo(route, caller);
    test(`[X19] ${route.method} ${route.path} is ${may ? 'open' : 'closed'} to ${caller.words}`, async () => {
      const { status, body } = await call(route.method, route.path, caller);
      if (may) assert.ok([200, 304, 400, 404, 409, 415].includes(status), `${status} ${body}`);
      else assert.ok(status === 401 || status === 403, `${status} ${body}`);
      if (!may)
        assert.deepEqual(
          Object.keys(JSON.parse(body)).filter((key) => !SAID.has(key)),
          [],
        );
    });
  }

  test(`[X19] ${route.path} is asked in no other way than it says`, async () => {
    const known = new Set(DESK_ROUTES.filter(({ path }) => path === route.path).map(({ method }) => method));
    for (const method of METHODS) {
      if (known.has(method as Route['method'])) continue;
      const chief = CALLERS.find(({ role }) => role === 'chief') as Caller;
      const { status, allow } = await call(method, route.path, chief);
      assert.equal(status, 405, method);
      assert.equal(allow, [...known].join(', '));
    }
  });
}

/** All that a refusal says. */
const SAID = new Set(['code', 'words', 'expected']);

test('[X19] an address of the desk that is in no table answers nobody', async () => {
  for (const path of [
    '/desk/api',
    '/desk/api/',
    '/desk/api/view/',
    '/desk/api/view/x',
    '/desk/api/__proto__',
    '/desk/api/VIEW',
  ]) {
    for (const caller of CALLERS) {
      const { status } = await call('GET', path, caller);
      assert.equal(status, 404, `${path} for ${caller.words}`);
    }
  }
});

test('[X19] every address says who may call it, and only signing in is for anyone', async () => {
  const names = DESK_ROUTES.map(({ method, path }) => `${method} ${path}`);
  assert.equal(new Set(names).size, names.length);
  for (const { access, path, method, body } of DESK_ROUTES) {
    assert.ok(access === 'anyone' || access === 'signedIn' || Object.hasOwn(LEAST_ROLE, access), path);
    assert.equal(access === 'anyone', path === '/desk/api/sign-in', path);
    assert.equal(
      body !== null,
      method === 'POST',
      `${path} takes a body of a known shape when it does something`,
    );
  }
});

test('[X19] every address that is written is in the table', async () => {
  const folder = 'server/desk/http/answers';
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  assert.notEqual(files.length, 0);
  const written = await Promise.all(files.map(async (file) => import(`../../${folder}/${file}`)));
  const routes = written.flatMap((module) => Object.values(module)).filter(isRoute);
  assert.deepEqual(new Set(routes), new Set(DESK_ROUTES));
});

for (const caller of CALLERS) {
  const may = caller.role !== null;
  test(`[X24] the desk's sockets are ${may ? 'open' : 'closed'} to ${caller.words}`, async () => {
    const cookie = await caller.cookie();
    for (const transport of ['websocket', 'polling'] as const) {
      const socket = io(`${night.address}/desk`, {
        transports: [transport],
        forceNew: true,
        reconnection: false,
        extraHeaders: { origin: caller.origin ?? night.address, ...(cookie === undefined ? {} : { cookie }) },
      });
      const heard = await new Promise<string>((resolve) => {
        socket.once('changed', () => resolve('let in'));
        socket.once('connect_error', ({ message }) => resolve(message));
      });
      socket.disconnect();
      if (may) assert.equal(heard, 'let in', transport);
      else assert.match(heard, /^(NOT_SIGNED_IN|SESSION_EXPIRED|FOREIGN_ORIGIN|websocket error|xhr p.*)$/);
    }
  });
}

test('[X16] whoever still has to set up a second factor may do that, sign out, and nothing else', async () => {
  await ask(night, { kind: 'requireTotp', roles: ['chief'], reason: 'From tonight' });
  const chief = CALLERS.find(({ role }) => role === 'chief') as Caller;
  for (const route of DESK_ROUTES) {
    const { status, body } = await call(route.method, route.path, chief);
    const isOpen = route.access === 'anyone' || route.access === 'signedIn';
    assert.equal(
      status === 403 && JSON.parse(body).code === 'TOTP_FIRST',
      !isOpen,
      `${route.path} ${status}`,
    );
  }
  await ask(night, { kind: 'requireTotp', roles: [], reason: 'No longer' });
});

function isOpenTo({ access }: Route, { role, origin }: Caller): boolean {
  if (origin !== undefined) return false;
  if (access === 'anyone') return true;
  if (role === null) return false;
  return access === 'signedIn' || ROLES.some((each) => each === role && isAtLeast(role, LEAST_ROLE[access]));
}

function isRoute(value: unknown): value is Route {
  return typeof value === 'object' && value !== null && 'access' in value && 'path' in value;
}

/** In what form an address is asked: what is sent is still no picture, and refused as one. */
function formOf(pattern: string): string {
  const body = DESK_ROUTES.find(({ path, method }) => path === pattern && method === 'POST')?.body;
  return body?.kind === 'bytes' ? (body.types[0] ?? '') : 'application/json';
}

async function call(method: string, pattern: string, caller: Caller) {
  const cookie = await caller.cookie();
  const response = await fetch(night.address + pattern.replaceAll(/:\w+/g, 'x'), {
    method,
    headers: {
      origin: caller.origin ?? night.address,
      'content-type': formOf(pattern),
      'x-declared-desk': '1',
      ...(cookie === undefined ? {} : { cookie }),
    },
    ...(method === 'GET' || method === 'HEAD' ? {} : { body: '{}' }),
  });
  assert.equal(response.headers.get('cache-control'), 'no-store', `${method} ${pattern}`);
  return { status: response.status, body: await response.text(), allow: response.headers.get('allow') };
}

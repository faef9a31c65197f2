import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { makeDeskStore } from '#components/desk/desk-store.ts';

const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const SIGNED_OUT = { code: 'SIGNED_OUT', words: 'Sign in.' };

const { fetch } = globalThis;
afterEach(() => {
  globalThis.fetch = fetch;
});

/** A desk at which an old session ends when the password is taken in, and the new one comes with the answer. */
function deskThat(confirms: Promise<Response>) {
  let isSignedIn = true;
  globalThis.fetch = async (path) => {
    if (path === '/desk/api/view') return isSignedIn ? answer(200, { seq: 1 }) : answer(401, SIGNED_OUT);
    isSignedIn = false;
    const answered = await confirms;
    isSignedIn = answered.status === 200;
    return answered;
  };
  const store = makeDeskStore();
  const sessions: string[] = [];
  store.subscribe(() => sessions.push(store.reading().session));
  return { store, sessions };
}

test('[D143] whoever changes their own password is not signed out while it is changed', async () => {
  const confirmed = Promise.withResolvers<Response>();
  const { store, sessions } = deskThat(confirmed.promise);
  await store.refresh();
  const changed = store.changeAccount('/desk/api/password', {});
  // The line is cut with the old session, and the desk asks why.
  await store.refresh();
  confirmed.resolve(answer(200, { outcome: {} }));
  assert.equal((await changed).kind, 'ok');
  assert.equal(store.reading().session, 'in');
  assert.ok(!sessions.includes('out'), sessions.join());
});

test('[D143] whoever was signed out in earnest learns it when the change is answered', async () => {
  const { store } = deskThat(Promise.resolve(answer(401, SIGNED_OUT)));
  await store.refresh();
  assert.equal((await store.changeAccount('/desk/api/password', {})).kind, 'signedOut');
  assert.equal(store.reading().session, 'out');
});

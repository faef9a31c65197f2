import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type DeskNight, startDeskNight } from '#tests/support/desk-night.ts';
import { type DeskClient, deskPost, PASSWORD, signIn } from '#tests/support/desk-people.ts';

let night: DeskNight;
let editor: DeskClient;
before(async () => {
  night = await startDeskNight();
  editor = await signIn(night, 'edith');
});
after(() => night.close());

const draft = (id: string) => ({
  id,
  kind: 'saveDraft',
  constituencyId: 'E14001305',
  form: { source: 'By telephone' },
});

test('[X34] without an answer in five seconds nobody knows, and the same request again is the same one', async () => {
  await night.killIngest();
  const id = crypto.randomUUID();
  const first = await (await editor.post('/desk/api/commands', draft(id))).json();
  assert.equal(first.outcome.kind, 'unknown');
  await night.startIngest();
  const answers = [await again(id), await again(id)];
  assert.deepEqual([answers[0].kind, answers[0].event], ['done', 'draftSaved']);
  assert.deepEqual(answers[1], answers[0]);
  const redis = night.redis.connect();
  const events = await redis.xrange('{test:ge2024}:desk', '-', '+');
  assert.equal(events.filter(([, fields]) => JSON.stringify(fields).includes(id)).length, 1);
});

/** As a page does that was told that nobody knows. */
async function again(id: string) {
  for (;;) {
    const { outcome } = await (await editor.post('/desk/api/commands', draft(id))).json();
    if (outcome.kind !== 'unknown') return outcome;
  }
}

test('[X34] a double click is one request, and both get its answer', async () => {
  const id = crypto.randomUUID();
  const all = await Promise.all(Array.from({ length: 5 }, () => again(id)));
  for (const outcome of all) assert.deepEqual(outcome, all[0]);
  assert.equal(all[0].kind, 'done');
});

test('[X32] while Redis is away nobody is let in, each is told so, and everybody is back with it', async () => {
  await night.redis.kill();
  for (const path of ['/desk/api/view', '/desk/api/me']) {
    const response = await editor.get(path);
    assert.equal(response.status, 503, path);
    const { code, words } = await response.json();
    assert.equal(code, 'DESK_AWAY');
    assert.match(words, /cannot be reached/);
    assert.ok(Number(response.headers.get('retry-after')) > 0);
  }
  const command = await editor.post('/desk/api/commands', draft(crypto.randomUUID()));
  assert.equal(command.status, 503);
  const entering = await deskPost(night, '/desk/api/sign-in', { name: 'edith', password: PASSWORD });
  assert.equal(entering.status, 503);
  assert.deepEqual(entering.headers.getSetCookie(), []);
  assert.equal((await fetch(`${night.address}/desk/api/view`)).status, 401, 'without a cookie, as ever');
  await night.redis.start();
  let status = 0;
  const deadline = Date.now() + 30_000;
  while (status !== 200 && Date.now() < deadline) {
    status = (await editor.get('/desk/api/view')).status;
  }
  assert.equal(status, 200, 'the session is still there');
});

test('[X32] a Redis that hangs is one that is away', async () => {
  night.redis.signal('SIGSTOP');
  try {
    assert.equal((await editor.get('/desk/api/view')).status, 503);
  } finally {
    night.redis.signal('SIGCONT');
  }
});

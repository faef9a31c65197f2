import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BROWSER_KINDS, type DeskAction, type DeskRequestKind } from '#lib/desk/desk-request.ts';
import type { Role } from '#lib/desk/role.ts';
import { DRAFT_SAVES_PER_MINUTE_MAX, DRAFTS_PER_USER_MAX } from '#server/ingest/desk/drafts.ts';
import { browserRequestSchema } from '#server/ingest/desk-command-schema.ts';
import { verdictOn } from '#server/ingest/verdict-on.ts';
import { asked, DESK_AT, nextId, SOME_HASH } from '#tests/support/desk-commands.ts';
import { written } from '#tests/support/desk-posts.ts';
import { alderResult } from '#tests/support/feed-messages.ts';
import { receivedFrom } from '#tests/support/journals.ts';
import { BENCH, enter, newsroom, result, said, submission, type Who } from '#tests/support/newsroom.ts';
import { ALDER } from '#tests/support/tiny-election.ts';

const HASH = SOME_HASH.replace('aaaa', 'cccc');
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const WHY = { reason: 'Shift over' };

const create = (name: string, about: { readonly role?: Role; readonly demo?: boolean } = {}): DeskAction => ({
  ...{ kind: 'createUser', userId: name.toLowerCase(), name, passwordHash: HASH },
  role: about.role ?? 'reporter',
  demo: about.demo ?? false,
});

/** What each kind takes at least; the machine's command line besides. */
const ACTIONS: Readonly<Record<DeskRequestKind, readonly [DeskAction, least: Role | 'machine too']>> = {
  saveDraft: [{ kind: 'saveDraft', constituencyId: ALDER, form: { source: 'RO' } }, 'reporter'],
  discardDraft: [{ kind: 'discardDraft', constituencyId: ALDER }, 'reporter'],
  submitEntry: [submission(result()), 'reporter'],
  revealEntry: [{ kind: 'revealEntry', constituencyId: ALDER }, 'reporter'],
  withdrawEntry: [{ kind: 'withdrawEntry', constituencyId: ALDER, owner: 'rae' }, 'reporter'],
  decide: [{ kind: 'decide', decided: 'f'.repeat(64), decision: 'accept', reason: 'x' }, 'editor'],
  setOneKey: [{ kind: 'setOneKey', constituencyId: null, on: true, reason: 'x' }, 'chief'],
  savePost: [written('rain'), 'reporter'],
  discardPost: [{ kind: 'discardPost', postId: written('rain').postId, reason: 'x' }, 'reporter'],
  publishPost: [{ kind: 'publishPost', postId: written('rain').postId, base: 1 }, 'editor'],
  schedulePost: [
    { kind: 'schedulePost', postId: written('rain').postId, base: 1, publishAt: DESK_AT },
    'editor',
  ],
  unschedulePost: [{ kind: 'unschedulePost', postId: written('rain').postId }, 'editor'],
  editPost: [
    {
      ...{ kind: 'editPost', postId: written('rain').postId, base: 1, title: null, document: [] },
      ...{ keyEvent: false, reason: 'x' },
    },
    'editor',
  ],
  retractPost: [{ kind: 'retractPost', postId: written('rain').postId, reason: 'x' }, 'editor'],
  pinPost: [{ kind: 'pinPost', postId: written('rain').postId }, 'editor'],
  unpinPost: [{ kind: 'unpinPost', postId: written('rain').postId }, 'editor'],
  setBanner: [{ kind: 'setBanner', words: 'A recount', href: null }, 'editor'],
  clearBanner: [{ kind: 'clearBanner' }, 'editor'],
  pickSeat: [{ kind: 'pickSeat', constituencyId: ALDER, reason: 'x' }, 'editor'],
  unpickSeat: [{ kind: 'unpickSeat', constituencyId: ALDER }, 'editor'],
  setLocalPrior: [
    {
      kind: 'setLocalPrior',
      constituencyId: 'E14000001' as never,
      candidateId: 'x' as never,
      sharePermille: 290,
      sdPermille: 50,
      reason: 'x',
    },
    'chief',
  ],
  removeLocalPrior: [
    { kind: 'removeLocalPrior', constituencyId: 'E14000001' as never, candidateId: 'x' as never },
    'chief',
  ],
  hideForecast: [{ kind: 'hideForecast', reason: 'x' }, 'chief'],
  showForecast: [{ kind: 'showForecast' }, 'chief'],
  createUser: [create('New'), 'chief'],
  setRole: [{ kind: 'setRole', userId: 'ray', role: 'editor', ...WHY }, 'chief'],
  disableUser: [{ kind: 'disableUser', userId: 'ray', ...WHY }, 'chief'],
  enableUser: [{ kind: 'enableUser', userId: 'ray', ...WHY }, 'chief'],
  setPassword: [{ kind: 'setPassword', userId: 'ray', passwordHash: HASH }, 'chief'],
  setTotp: [{ kind: 'setTotp', userId: 'ray', secret: null }, 'chief'],
  requireTotp: [{ kind: 'requireTotp', roles: ['chief'], ...WHY }, 'chief'],
  noteSecurity: [{ kind: 'noteSecurity', what: 'signedIn', userId: 'rae', detail: '' }, 'reporter'],
};

const OF_ROLE = { reporter: 'rae', editor: 'ed', chief: 'cy' } as const;
const FROM_LEAST = ['reporter', 'editor', 'chief'] as const;
const MACHINE: ReadonlySet<string> = new Set([
  ...['createUser', 'setRole', 'disableUser', 'enableUser', 'setPassword', 'setTotp', 'requireTotp'],
  'noteSecurity',
]);

for (const [kind, [action, least]] of Object.entries(ACTIONS)) {
  test(`[D40] ${kind} takes at least: ${least}`, () => {
    for (const role of FROM_LEAST) {
      const isBelow = FROM_LEAST.indexOf(role) < FROM_LEAST.indexOf(least as Role);
      const code = said(newsroom().ask(OF_ROLE[role], action));
      assert.equal(code === 'NOT_ALLOWED', isBelow, `${kind} by a ${role}: ${code}`);
    }
    assert.equal(said(newsroom().ask(null, action)) === 'NOT_ALLOWED', !MACHINE.has(kind), 'the machine');
    const room = newsroom();
    room.ask('cy', { kind: 'disableUser', userId: 'cleo', ...WHY });
    assert.equal(said(room.ask('cleo', action)), 'ACCOUNT_DISABLED');
    assert.equal(said(room.ask('nobody', action)), 'NO_ACCOUNT');
  });
}

test('[D41] an account has an id and a name that nobody else has, and no live night a demo account', () => {
  const room = newsroom();
  assert.equal(said(room.ask('cy', create('New'))), 'userChanged');
  assert.equal(said(room.ask('cy', create('New'))), 'USER_EXISTS');
  assert.equal(
    said(room.ask('cy', { ...create('Other'), name: ' NEW '.trim() } as DeskAction)),
    'NAME_TAKEN',
  );
  const live = newsroom({ mode: 'live' });
  assert.equal(said(live.ask(null, create('Demo', { demo: true, role: 'chief' }))), 'DEMO_IN_LIVE');
  assert.equal(said(live.ask(null, create('Real', { role: 'chief' }))), 'userChanged');
});

test('[D42] people change their own password and second factor; a chief resets those of others', () => {
  const room = newsroom();
  const password = (who: Who, userId: string) =>
    said(room.ask(who, { kind: 'setPassword', userId, passwordHash: HASH }));
  const totp = (who: Who, userId: string, secret: string | null) =>
    said(room.ask(who, { kind: 'setTotp', userId, secret }));
  assert.equal(password('rae', 'rae'), 'userChanged');
  assert.equal(password('rae', 'ray'), 'NOT_ALLOWED');
  assert.equal(password('cy', 'ray'), 'userChanged');
  assert.equal(totp('rae', 'rae', SECRET), 'userChanged');
  assert.equal(totp('ed', 'rae', null), 'NOT_ALLOWED');
  assert.equal(totp('cy', 'rae', SECRET), 'NOT_ALLOWED', 'nobody knows the factor of somebody else');
  assert.equal(totp('cy', 'rae', null), 'userChanged');
});

test('[D42] where a chief asks for a second factor, nothing else is taken before it is set up', () => {
  const room = newsroom();
  room.ask('cy', { kind: 'requireTotp', roles: ['editor'], ...WHY });
  assert.equal(room.viewFor('ed').me.mustSetTotp, true);
  assert.equal(said(enter(room, 'ed', result())), 'TOTP_NEEDED');
  assert.equal(said(enter(room, 'rae', result())), 'entryWaits');
  room.ask('ed', { kind: 'setTotp', userId: 'ed', secret: SECRET });
  assert.equal(said(enter(room, 'ed', result())), 'entryPublished');
});

test('[D43] people at the desk cannot leave it without a chief; the command line can', () => {
  const room = newsroom();
  room.ask('cy', { kind: 'setRole', userId: 'cleo', role: 'editor', ...WHY });
  assert.equal(said(room.ask('cy', { kind: 'setRole', userId: 'cy', role: 'editor', ...WHY })), 'LAST_CHIEF');
  assert.equal(said(room.ask('cy', { kind: 'disableUser', userId: 'cy', ...WHY })), 'LAST_CHIEF');
  assert.equal(said(room.ask(null, { kind: 'disableUser', userId: 'cy', ...WHY })), 'userChanged');
});

test('[D44] nobody’s view holds a hash, a secret, a draft of somebody else or accounts that are not theirs to see', () => {
  const room = newsroom();
  room.ask('rae', { kind: 'setTotp', userId: 'rae', secret: SECRET });
  room.ask('rae', { kind: 'saveDraft', constituencyId: ALDER, form: { source: 'Rae heard it first' } });
  room.ask('rae', written('rain', { title: 'Rae writes' }));
  room.feed(alderResult({ validVotes: 999 }));
  for (const who of ['rae', 'ray', 'ed', 'eve', 'cy', 'cleo'] as const) {
    const view = room.viewFor(who);
    const text = JSON.stringify(view);
    assert.ok(!text.includes('scrypt') && !text.includes(SECRET), who);
    assert.equal(text.includes('Rae heard it first'), who === 'rae', who);
    assert.equal(text.includes('Rae writes'), who !== 'ray', who);
    assert.equal(view.users !== null, who === 'cy' || who === 'cleo', who);
    assert.deepEqual(
      view.queue.drafts.map(({ by, form }) => [by.name, form === null]),
      [['Rae', who !== 'rae']],
    );
  }
  room.ask('cy', { kind: 'disableUser', userId: 'ed', ...WHY });
  assert.throws(() => room.viewFor('ed'), /Nobody is ed/);
});

test('[D45] a draft is kept as it was typed until it is submitted or discarded, one a person and seat', () => {
  const room = newsroom();
  const save = (form: Readonly<Record<string, string>>) =>
    said(room.ask('rae', { kind: 'saveDraft', constituencyId: ALDER, form }));
  assert.equal(save({ votes: '12,3' }), 'draftSaved');
  assert.equal(save({ votes: '12,34' }), 'draftSaved');
  assert.equal(save({ votes: '12,34' }), 'nothingToDo');
  assert.deepEqual(room.viewFor('rae').queue.drafts[0]?.form, { votes: '12,34' });
  enter(room, 'rae', { kind: 'rush', winner: 'nobody' as never });
  assert.equal(room.viewFor('rae').queue.drafts.length, 1, 'refused, and the draft stays');
  enter(room, 'rae', result());
  assert.deepEqual(room.viewFor('rae').queue.drafts, []);
  assert.equal(said(room.ask('rae', { kind: 'discardDraft', constituencyId: ALDER })), 'nothingToDo');
});

test('[D46] drafts are bounded: in size, in number, and in how often one person saves', () => {
  const room = newsroom();
  const save = (form: Readonly<Record<string, string>>, seat: string = ALDER) =>
    said(room.ask('rae', { kind: 'saveDraft', constituencyId: seat as never, form }));
  assert.equal(save({ a: 'x'.repeat(4_001) }), 'UNREADABLE');
  assert.equal(
    save(Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`f${i}`, 'x'.repeat(3_500)]))),
    'UNREADABLE',
  );
  assert.equal(save(Object.fromEntries(Array.from({ length: 61 }, (_, i) => [`f${i}`, 'x']))), 'UNREADABLE');
  assert.equal(save({ a: 'x' }, 'E14000999'), 'UNKNOWN_SEAT');
  for (let count = 0; count < DRAFT_SAVES_PER_MINUTE_MAX; count += 1)
    assert.equal(save({ a: `${count}` }), 'draftSaved');
  assert.equal(save({ a: 'once more' }), 'TOO_OFTEN');
  const later = room.ask(
    'rae',
    { kind: 'saveDraft', constituencyId: ALDER, form: { a: 'later' } },
    { at: '2030-07-04T23:31:00.000Z' },
  );
  assert.equal(said(later), 'draftSaved');
  assert.ok(DRAFTS_PER_USER_MAX >= 10);
});

test('[D47] a command that is too large, of another format, or with a field that it does not have is refused', () => {
  const room = newsroom();
  const send = (text: string) => said(room.settle(receivedFrom(text, { origin: 'desk', at: DESK_AT })));
  const right = { format: 'declared-desk/2', actor: 'cy', id: nextId(), kind: 'clearBanner' };
  assert.equal(send(JSON.stringify(right)), 'nothingToDo');
  for (const wrong of [
    { ...right, id: nextId(), format: 'declared-desk/1' },
    { ...right, id: nextId(), actor: 'CY' },
    { ...right, id: nextId(), actor: undefined },
    { ...right, id: nextId(), role: 'chief' },
    { ...right, id: 'one' },
    { ...right, id: nextId(), kind: 'dropEverything' },
    { ...right, id: nextId(), kind: 'constructor' },
  ]) {
    assert.equal(send(JSON.stringify(wrong)), 'UNREADABLE', JSON.stringify(wrong));
  }
  assert.equal(send(`{"__proto__":{"role":"chief"},${JSON.stringify(right).slice(1)}`), 'UNREADABLE');
  assert.equal(send(`${' '.repeat(65_536)}${JSON.stringify(right)}`), 'UNREADABLE');
  assert.equal(send('not json'), 'UNREADABLE');
});

test('[D47] a browser cannot send what only the server makes, nor say who it is', () => {
  const of = (action: DeskAction) => ({ id: nextId(), ...action });
  for (const [kind, [action]] of Object.entries(ACTIONS)) {
    const isForBrowsers = (BROWSER_KINDS as readonly string[]).includes(kind);
    assert.equal(browserRequestSchema.safeParse(of(action)).success, isForBrowsers, kind);
    assert.equal(browserRequestSchema.safeParse({ ...of(action), actor: 'cy' }).success, false, kind);
  }
});

test('[D48] the order of the members of a request changes nothing: it is the same input', () => {
  const id = nextId();
  const one = asked('ed', { kind: 'setBanner', words: 'A recount', href: null }, { id });
  const other = asked('ed', { href: null, words: 'A recount', kind: 'setBanner' }, { id });
  assert.equal(one.inputId, other.inputId);
});

test('[D48] a fault of ours in doing a command refuses that command, and waits for nobody', () => {
  const constituencies = new Map(BENCH.roll.constituencies);
  constituencies.has = () => {
    throw new Error('A fault of ours');
  };
  const { state, deskState } = newsroom().view();
  const input = asked('ed', { kind: 'pickSeat', constituencyId: ALDER, reason: 'x' });
  const bench = { ...BENCH, roll: { ...BENCH.roll, constituencies } };
  const { night, desk } = verdictOn(bench, { state, deskState }, input);
  assert.equal(night, null);
  assert.ok(desk.kind === 'commandRefused' && desk.code === 'FAILED');
  assert.match(desk.words, /A fault of ours/);
});

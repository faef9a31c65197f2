import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { accountWords, demoWords } from '#scripts/launcher/demo-accounts.mjs';
import { type DeskNight, startDeskNight } from '#tests/support/desk-night.ts';
import { ask, PASSWORD, signIn } from '#tests/support/desk-people.ts';

let night: DeskNight;
let rehearsal: DeskNight;
before(async () => {
  night = await startDeskNight({}, { people: false });
  rehearsal = await startDeskNight({ DECLARED_MODE: 'rehearsal' }, { people: false });
});
after(async () => {
  await night.close();
  await rehearsal.close();
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, with something piped in. */
function run(args: readonly string[], typed = '', env: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin.end(typed);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}

const user = (args: readonly string[], typed = '') =>
  run(['scripts/desk-user.ts', ...args, '--mode', 'test', '--redis', night.redisUrl], typed);

test('[X35] accounts are made, changed and listed from the command line, while the night runs', async () => {
  assert.match((await user(['list'])).stdout, /Nobody has an account yet/);
  const made = await user(['add', 'Anna Example', '--role', 'chief'], `${PASSWORD}\nanother line\n`);
  assert.deepEqual(made, { code: 0, stdout: 'Done.\n', stderr: '' });
  const anna = await signIn(night, 'anna example');
  assert.deepEqual([anna.me.name, anna.me.role], ['Anna Example', 'chief']);
  assert.equal((await user(['list'])).stdout, 'chief     Anna Example\n');

  const why = ['--reason', 'For tonight'];
  assert.equal((await user(['role', 'Anna Example', '--role', 'editor', ...why])).code, 0);
  assert.equal((await anna.get('/desk/api/me')).status, 401, 'cut off');
  assert.equal((await signIn(night, 'Anna Example')).me.role, 'editor');

  assert.equal((await user(['disable', 'Anna Example', ...why])).code, 0);
  await assert.rejects(signIn(night, 'Anna Example'), /SIGN_IN_REFUSED/);
  assert.match((await user(['list'])).stdout, /editor {4}Anna Example {2}switched off/);
  assert.equal((await user(['enable', 'Anna Example', ...why])).code, 0);

  assert.equal((await user(['password', 'Anna Example'], 'kmtq-9xwz-p3hf-7dva')).code, 0);
  await assert.rejects(signIn(night, 'Anna Example'), /SIGN_IN_REFUSED/);
  await signIn(night, 'Anna Example', { password: 'kmtq-9xwz-p3hf-7dva' });

  assert.equal((await user(['totp-reset', 'Anna Example'])).code, 0);
  assert.match((await user(['unlock', 'Anna Example'])).stdout, /may try to sign in again/);
});

test('[X35] what cannot be done is said in words, and a password never stands on the command line', async () => {
  for (const [args, typed, code, words] of [
    [['add', 'Bea', '--role', 'editor'], 'short', 1, /at least 12/],
    [['unlock', 'Ana Exampel'], '', 1, /There is no Ana Exampel/],
    [['add', 'anna example', '--role', 'editor'], PASSWORD, 1, /already/],
    [['add', 'Bea', '--role', 'king'], PASSWORD, 2, /--role is one of/],
    [['add', 'Bea', '--role', 'editor', '--password', PASSWORD], '', 2, /--password/],
    [['add', 'Bea', 'Example', '--role', 'editor'], PASSWORD, 2, /in quotes: "Bea Example"/],
    [['role', 'Anna Example', '--role', 'chief'], '', 2, /--reason/],
    [['disable', 'Nobody', '--reason', 'x'], '', 1, /There is no Nobody/],
    [['promote', 'Anna Example'], '', 2, /There is no "promote"/],
    [['add'], '', 2, /Say whom/],
    [['list', '--mode', 'bogus'], '', 2, /--mode is one of/],
  ] as const) {
    const ended = await run(
      ['scripts/desk-user.ts', '--redis', night.redisUrl, '--mode', 'test', ...args],
      typed,
    );
    assert.equal(ended.code, code, args.join(' '));
    assert.match(ended.stderr, words);
    assert.doesNotMatch(ended.stderr, /^ +at /m, 'no stack trace');
  }
});

const demo = (settings: Record<string, string> = {}) =>
  run(['scripts/desk-demo.ts'], '', {
    DECLARED_MODE: 'rehearsal',
    DECLARED_ELECTION: 'ge2024',
    DECLARED_DATA: rehearsal.config.dataFolder,
    REDIS_URL: rehearsal.redisUrl,
    ...settings,
  });

test("[X17] a rehearsal has a chief, two editors and a reporter, whose passwords are chance and the owner's", async () => {
  const first = JSON.parse((await demo()).stdout);
  assert.equal(first.isNew, true);
  assert.deepEqual(first.accounts.map(({ role }: { role: string }) => role).sort(), [
    'chief',
    'editor',
    'editor',
    'reporter',
  ]);
  const passwords = first.accounts.map(({ password }: { password: string }) => password);
  assert.equal(new Set(passwords).size, 4);
  for (const { name, password, role } of first.accounts) {
    assert.match(password, /^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    assert.equal((await signIn(rehearsal, name, { password })).me.role, role);
  }
  assert.equal((await stat(first.file)).mode & 0o777, 0o600);
  assert.match(demoWords(first, 'http://localhost:3000'), new RegExp(`chief +${passwords[0]}`));

  const again = JSON.parse((await demo()).stdout);
  assert.deepEqual(again, { ...first, isNew: false });
  assert.ok(!passwords.some((each: string) => demoWords(again, 'x').includes(each)), 'said once');
  const kept = JSON.parse(
    await readFile(join(rehearsal.config.dataFolder, 'rehearsal/ge2024/desk-accounts.json'), 'utf8'),
  );
  assert.deepEqual(kept.accounts, first.accounts);
  await rm(first.file);
  const other = JSON.parse((await demo()).stdout);
  assert.equal(other.isNew, true);
  for (const { name, password } of other.accounts) await signIn(rehearsal, name, { password });
});

test('[S40] where nobody has an account by itself, the terminal says how to make one', () => {
  const live = { mode: 'live', election: 'ge2024', data: '.data' };
  assert.match(accountWords(live, 'https://x'), /https:\/\/x\/desk.* add NAME --role chief --mode live\n$/);
  const other = accountWords({ mode: 'test', election: 'ge2019', data: 'nights' }, 'https://x');
  assert.match(other, /--mode test --election ge2019 --data nights\n$/);
});

test('[X17] no other night has demo accounts, whoever asks for them', async () => {
  for (const DECLARED_MODE of ['test', 'live']) {
    const refused = await demo({ DECLARED_MODE, DECLARED_FEED: 'none', REDIS_URL: night.redisUrl });
    assert.notEqual(refused.code, 0);
    assert.match(refused.stderr, /has no demo accounts/);
  }
  const passwordHash = `scrypt$1024$8$1$${'A'.repeat(22)}$${'A'.repeat(43)}`;
  await assert.rejects(
    ask(night, {
      kind: 'createUser',
      userId: randomUUID(),
      name: 'demo',
      role: 'chief',
      passwordHash,
      demo: true,
    }),
    /Only a rehearsal has demo accounts/,
  );
});

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { nightTimeAt } from '#lib/sync/clock.ts';
import { hashPassword } from '#server/desk/passwords.ts';
import { sendCommand } from '#server/ingest/command-feed.ts';
import { nightKeys } from '#server/log/night-keys.ts';
import { nextId } from '#tests/support/desk-commands.ts';
import { type IngestProcess, ingestProcess, type Started } from '#tests/support/ingest-process.ts';
import { emptyFolder } from '#tests/support/journals.ts';
import { type PrivateRedis, privateRedis } from '#tests/support/redis.ts';

const run = promisify(execFile);

let server: PrivateRedis;
let ingest: IngestProcess;
let running: Started;
let inbox: string;
before(async () => {
  server = await privateRedis();
  inbox = await emptyFolder();
  ingest = await ingestProcess(server, {
    DECLARED_FEED: `inbox:${inbox}`,
    DECLARED_SPEED: '1',
    DECLARED_START: '2024-07-07T12:00:00Z',
  });
  running = await ingest.start();
  for (const [name, role] of PEOPLE) await createAccount(name, role);
  await ingest.untilJudged(PEOPLE.length);
});
after(async () => {
  await running.stop();
  await server.close();
});

const KEYS = nightKeys({ mode: 'rehearsal', election: 'ge2024' });
const PASSWORD = 'a long night in july';
const PEOPLE = [
  ['Ann', 'editor'],
  ['Rae', 'reporter'],
] as const;

async function createAccount(name: string, role: 'editor' | 'reporter'): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  const about = { userId: name.toLowerCase(), name, role, passwordHash, demo: false };
  await sendCommand(server.connect(), KEYS, { id: nextId(), kind: 'createUser', ...about }, null);
}

async function queue(...args: readonly string[]): Promise<string> {
  const command = ['scripts/night-queue.ts', ...args, '--redis', server.urlFor('web')];
  const env = { ...process.env, DECLARED_PASSWORD: password };
  return run(process.execPath, command, { env }).then(
    ({ stdout }) => stdout,
    ({ stderr }: { readonly stderr: string }) => stderr,
  );
}

let password = PASSWORD;

async function drop(name: string, text: string): Promise<void> {
  const outside = join(await emptyFolder(), name);
  await writeFile(outside, text);
  await rename(outside, join(inbox, name));
}

test('[I40] an editor lists what waits, looks at it, and accepts or rejects it by its id', async () => {
  assert.equal(await queue('list'), 'Nothing waits.\n');
  const [first = '', second = ''] = (await readFile('data/nights/ge2024.ndjson', 'utf8')).split('\n');
  const doubtful = [first, second].map((line) => ({ ...JSON.parse(line), validVotes: 1 }));
  for (const [index, each] of doubtful.entries()) await drop(`${index}.json`, JSON.stringify(each));
  await ingest.untilJudged(PEOPLE.length + 2);

  const lines = (await queue('list')).trim().split('\n');
  assert.equal(lines.length, 2);
  assert.match(lines[0] ?? '', /SUM_MISMATCH/);
  const ids = lines.map((line) => line.split(' ')[0] ?? '');
  assert.match(await queue('show', ids[0] ?? ''), /SUM_MISMATCH at validVotes/);
  assert.match(await queue('accept', ids[0] ?? ''), /Say who decides and why/);
  const who = ['--by', 'Ann', '--reason', 'Confirmed by the returning officer'];
  assert.match(await queue('accept', ids[0] ?? '', ...who), /Accepted: event 1 of the night/);
  assert.match(await queue('reject', ids[1] ?? '', ...who), /^Rejected\.$/m);
  assert.match(await queue('accept', ids[0] ?? '', ...who), /No message .* waits/);
  assert.equal(await queue('list'), 'Nothing waits.\n');
  assert.equal(await ingest.committed(), 1);
  const { isRight, words } = await ingest.verify();
  assert.ok(isRight, words);
});

test('[I44] the command line decides for an account of this night, with its password and its role', async () => {
  const [line = ''] = (await readFile('data/nights/ge2024.ndjson', 'utf8')).split('\n').slice(2);
  const soFar = await judged();
  await drop('third.json', JSON.stringify({ ...JSON.parse(line), validVotes: 1 }));
  await ingest.untilJudged(soFar + 1);
  const id = (await queue('list')).split(' ')[0] ?? '';
  const before = await judged();
  const why = ['--reason', 'Confirmed'];
  assert.match(await queue('accept', id, '--by', 'Nobody', ...why), /There is no account "Nobody"/);
  password = 'another';
  assert.match(await queue('accept', id, '--by', 'Ann', ...why), /no account "Ann" of this night with that/);
  password = PASSWORD;
  assert.equal(await judged(), before, 'nothing of it reached ingest');
  assert.match(await queue('accept', id, '--by', 'Rae', ...why), /It takes an editor; you are a reporter/);
  assert.match(await queue('hold', id, '--by', ' ann ', ...why), /^Put aside/);
  assert.match(await queue('reject', id, '--by', 'Ann', ...why), /^Rejected\.$/m);
});

/** Events in the desk's log. */
async function judged(): Promise<number> {
  return server.connect().xlen(KEYS.desk.stream);
}

test('[I42] an editor lists what was rejected lately, with why', async () => {
  assert.equal(await queue('rejected'), 'Nothing was rejected.\n');
  const [line = ''] = (await readFile('data/nights/ge2024.ndjson', 'utf8')).split('\n');
  const soFar = await judged();
  await drop('other.json', JSON.stringify({ ...JSON.parse(line), election: 'ge2019', name: 'A\u202eB' }));
  await ingest.untilJudged(soFar + 1);
  assert.match(await queue('list'), /^1 rejected: npm run night:queue -- rejected$/m);
  const said = await queue('rejected');
  assert.match(said, /WRONG_ELECTION at election: received "ge2019"; expected/);
  assert.ok(!said.includes('\u202e') && said.includes('\\u202e'), 'nothing turns the line round');
});

test('[I43] a command line that cannot be understood ends with 2 and says which word', async () => {
  for (const command of [
    ['scripts/night-queue.ts', 'list', '--bogus'],
    ['scripts/night-queue.ts', 'bogus'],
    ['scripts/night-queue.ts', 'list', '--mode', 'bogus'],
    ['scripts/night-verify.mjs', '--bogus'],
  ]) {
    const failure = await run(process.execPath, command).catch((error: unknown) => error);
    const { code, stderr } = failure as { readonly code: number; readonly stderr: string };
    assert.equal(code, 2, command.join(' '));
    assert.match(stderr, command.includes('--mode') ? /--mode is one of/ : /bogus/);
    assert.doesNotMatch(stderr, /^ +at /m, 'no stack trace');
  }
});

test('[I41] ingest publishes the clock and what became of its inputs', async () => {
  const redis = server.connect();
  const status = await redis.hgetall(KEYS.ingest);
  assert.ok(Date.parse(status['aliveAt'] ?? '') > 0);
  assert.equal(status['code:SUM_MISMATCH'], '3');
  assert.deepEqual([status['backlog'], status['committed']], ['0', '0']);
  const clock = JSON.parse((await redis.get(KEYS.clock)) ?? '');
  assert.equal(clock.speed, 1);
  assert.ok(nightTimeAt(clock, Date.now()) >= Date.parse('2024-07-07T12:00:00Z'));
});

test('[I41] people who type do not make a feed that fell silent look alive', async () => {
  const redis = server.connect();
  const { lastMessageMs } = await redis.hgetall(KEYS.ingest);
  assert.ok(Number(lastMessageMs) > 0);
  const soFar = await judged();
  await sendCommand(redis, KEYS, { id: nextId(), kind: 'clearBanner' }, 'ann');
  await ingest.untilJudged(soFar + 1);
  const saidMs = Date.now();
  let status = await redis.hgetall(KEYS.ingest);
  while (Date.parse(status['aliveAt'] ?? '') <= saidMs) {
    await wait(50);
    status = await redis.hgetall(KEYS.ingest);
  }
  assert.equal(status['lastMessageMs'], lastMessageMs);
});

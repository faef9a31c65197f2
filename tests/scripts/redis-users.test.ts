import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import type { Redis } from 'ioredis';
import { REDIS_USERS, type RedisUser } from '#scripts/launcher/redis-users.mjs';
import { deskKeys } from '#server/desk/desk-keys.ts';
import { loadCommitFunction } from '#server/log/commit-function.ts';
import { nightKeys } from '#server/log/night-keys.ts';
import { pagesEnvironment } from '#server/pages/open-pages.ts';
import { privateRedis } from '../support/redis.ts';

const server = await privateRedis();
after(() => server.close());
const operator = server.connect();
const connections: Readonly<Record<RedisUser, Redis>> = {
  ingest: server.connect('ingest'),
  web: server.connect('web'),
  reader: server.connect('reader'),
};
const USERS = Object.keys(REDIS_USERS) as readonly RedisUser[];
const NIGHT = { mode: 'live', election: 'ge2024' } as const;
const keys = nightKeys(NIGHT);
const desk = deskKeys(NIGHT);

/** What Redis itself holds for dangerous, and a process of ours still needs. */
const NEEDED: Readonly<Record<RedisUser, readonly string[]>> = {
  ingest: ['config|get', 'function|load', 'info'],
  web: ['info'],
  reader: ['info'],
};

test('[X51] no process may do in Redis what Redis calls dangerous, but for what it needs', async () => {
  const listed = await Promise.all(
    ['dangerous', 'admin', 'scripting'].map((category) => operator.acl('CAT', category)),
  );
  const dangerous = [...new Set(listed.flat().map(String)), 'flushall', 'config|set', 'keys', 'eval'];
  assert.ok(dangerous.length > 60, `${dangerous.length} commands`);
  for (const user of USERS) {
    const allowed = [];
    for (const command of new Set(dangerous)) if (await mayRun(user, command)) allowed.push(command);
    const scripts = { ingest: ['fcall'], web: ['eval'], reader: [] }[user];
    assert.deepEqual(allowed.sort(), [...NEEDED[user], ...scripts].sort(), user);
  }
});

test('[X51] a process may write its own keys, and the pages none', async () => {
  const MAY_WRITE: Readonly<Record<string, readonly RedisUser[]>> = {
    [keys.night.stream]: ['ingest'],
    [keys.night.inputs]: ['ingest'],
    [keys.desk.stream]: ['ingest'],
    [keys.desk.inputs]: ['ingest'],
    [keys.meta]: ['ingest'],
    [keys.clock]: ['ingest'],
    [keys.ingest]: ['ingest'],
    [keys.commands]: ['ingest', 'web'],
    [desk.sessions]: ['web'],
    [desk.seen]: ['web'],
    [desk.devices]: ['web'],
    [desk.totpSteps]: ['web'],
    [desk.limitOf('a')]: ['web'],
    [desk.pendingTotpOf('a')]: ['web'],
    'another program': [],
  };
  for (const [key, writers] of Object.entries(MAY_WRITE)) {
    for (const user of USERS) {
      const isRefused = await refused(() => connections[user].del(key));
      // The reader has no command that writes at all; whoever has one is held to its keys.
      assert.equal(!isRefused, writers.includes(user), `${user} writes ${key}`);
    }
  }
});

test('[X51] pages read what readers may know, and nothing of the desk', async () => {
  const PRIVATE = [keys.desk.stream, keys.commands];
  for (const key of PRIVATE) assert.ok(await refused(() => connections.reader.xrange(key, '-', '+')), key);
  for (const key of [desk.sessions, desk.devices, keys.desk.inputs]) {
    assert.ok(await refused(() => connections.reader.hgetall(key)), key);
  }
  assert.deepEqual(await connections.reader.xrange(keys.night.stream, '-', '+'), []);
  assert.deepEqual(await connections.reader.hgetall(keys.meta), {});
});

test('[X51] a script does for a process no more than the process may do', async () => {
  await loadCommitFunction(connections.ingest);
  const forged = `return redis.call('XADD', KEYS[1], '*', 'event', '{}')`;
  assert.ok(await refused(() => connections.web.eval(forged, 1, keys.night.stream)));
  const undeclared = `return redis.call('XADD', '${keys.night.stream}', '*', 'event', '{}')`;
  assert.ok(await refused(() => connections.web.eval(undeclared, 0)));
  assert.ok(await refused(() => connections.web.fcall('declared_commit', 0)));
  assert.equal(await operator.xlen(keys.night.stream), 0);
});

test('[X51] the configuration that ingest may read holds no password, and nobody comes in without a user', async () => {
  const config = String(await connections.ingest.config('GET', '*'));
  assert.match(config, /appendfsync,always/);
  const password = new URL(server.url).password;
  assert.equal(config.includes(password), false);
  const users = new Set(USERS.map((user) => new URL(server.urlFor(user)).password));
  assert.equal(users.size, USERS.length);
  for (const each of users) assert.equal(config.includes(each), false);
});

test('[X51] pages are told no address of Redis but the one to read by', () => {
  const reader = 'redis://reader:b@x';
  const env = { NODE_ENV: 'test', REDIS_URL: 'redis://web:a@x', REDIS_READER_URL: reader } as const;
  assert.deepEqual(pagesEnvironment(env, reader), { NODE_ENV: 'test', REDIS_URL: reader });
});

test('[X51] the runbook gives the same rules for a Redis that somebody else runs', async () => {
  const runbook = await readFile(new URL('../../docs/RUNBOOK.md', import.meta.url), 'utf8');
  const lines = runbook.split('\n').map((line) => line.trim());
  for (const user of USERS) {
    const given = lines.find((line) => line.startsWith(`user ${user} on `));
    assert.equal(given?.replace(/^user \w+ on >\S+ /, ''), REDIS_USERS[user], user);
  }
});

async function mayRun(user: RedisUser, command: string): Promise<boolean> {
  const words = command.split('|');
  // As many arguments as any of them needs before keys are looked for; a wrong number is no permission's matter.
  for (const rest of [[], ['a'], ['a', '0'], ['a', 'b', 'c']]) {
    const answer = await operator
      .call('ACL', 'DRYRUN', user, ...words, ...rest)
      .catch((error: Error) => error.message);
    if (answer === 'OK') return true;
    if (/no permissions to run/.test(String(answer))) return false;
    if (/no permissions to access|can't access/.test(String(answer))) return true;
  }
  return false;
}

async function refused(work: () => Promise<unknown>): Promise<boolean> {
  return work().then(
    () => false,
    (error: Error) => {
      assert.match(error.message, /NOPERM|No permissions|can't (run|access)|ACL failure/i);
      return true;
    },
  );
}

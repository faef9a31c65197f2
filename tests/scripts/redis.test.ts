import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { findRedis } from '#scripts/launcher/find-redis.mjs';
import { refuseUnusableRedis } from '#scripts/launcher/given-redis.mjs';
import { endLeftRedis, startRedis } from '#scripts/launcher/redis.mjs';
import { askRedis } from '#scripts/launcher/redis-inline.mjs';

const home = await mkdtemp(join(tmpdir(), 'declared-launcher-'));
after(() => rm(home, { recursive: true, force: true }));

test('[S5] a server on PATH is used before one that was fetched', async () => {
  const [onPath, vendorFolder] = [await folderOf('a', 'v=7.2.4'), await fetchedFolder('b', 'v=7.0.15')];
  const found = await findRedis({ env: { PATH: onPath }, vendorFolder, fetchers: [] });
  assert.deepEqual([found.path, found.version], [join(onPath, 'redis-server'), '7.2.4']);
});

test('[S5] one on PATH that is older than 7 is passed over, and said', async () => {
  const said: string[] = [];
  const [onPath, vendorFolder] = [await folderOf('c', 'v=6.2.14'), await fetchedFolder('d', 'v=7.0.15')];
  const env = { PATH: onPath };
  const found = await findRedis({ env, vendorFolder, fetchers: [], say: (line) => said.push(line) });
  assert.equal(found.version, '7.0.15');
  assert.match(said.join(), /redis-server is not used: it is older than Redis 7/);
});

test('[S5] what is missing is fetched once, and nothing else is asked after it is there', async () => {
  const vendorFolder = join(home, 'e');
  const asked: string[] = [];
  const found = await findRedis({
    env: { PATH: '' },
    vendorFolder,
    fetchers: [
      async () => {
        asked.push('first');
        return false;
      },
      async () => {
        asked.push('second');
        await fetchedFolder('e', 'v=7.0.15');
        return true;
      },
      async () => {
        asked.push('third');
        return true;
      },
    ],
  });
  assert.equal(found.version, '7.0.15');
  assert.deepEqual(asked, ['first', 'second']);
});

test('[S5] without any the start ends with one line that says how to get one', async () => {
  const search = findRedis({
    env: { PATH: '' },
    vendorFolder: join(home, 'f'),
    fetchers: [async () => false],
  });
  await assert.rejects(search, (error: Error) => {
    assert.match(error.message, /No Redis server 7 or newer.*apt-get install redis-server.*REDIS_URL/);
    return !error.message.includes('\n');
  });
});

test('[S6] nobody without the password is let in, and only the owner can read it', async () => {
  const folder = join(home, 'guarded');
  const redis = await startRedis({ folder });
  try {
    assert.match(await withoutPassword(redis.port), /^-NOAUTH/);
    assert.equal(await askRedis({ port: redis.port, password: 'wrong', command: 'PING' }), null);
    assert.equal((await stat(join(folder, 'redis.conf'))).mode & 0o077, 0);
  } finally {
    await redis.stop();
  }
});

test('[S6] what Redis acknowledged is there after SIGKILL, under the same password', async () => {
  const folder = join(home, 'durable');
  const first = await startRedis({ folder });
  const password = new URL(first.url).password;
  assert.equal(await askRedis({ port: first.port, password, command: 'SET night kept' }), '+OK');
  await first.kill();
  const second = await startRedis({ folder });
  try {
    assert.equal(new URL(second.url).password, password);
    assert.equal(await askRedis({ port: second.port, password, command: 'STRLEN night' }), ':4');
    const config = await readFile(join(folder, 'redis.conf'), 'utf8');
    assert.match(config, /^appendonly yes$/m);
    assert.match(config, /^appendfsync always$/m);
  } finally {
    await second.stop();
  }
});

test('[X51] a folder from before processes had users of their own is gone on with, under the same password', async () => {
  const folder = join(home, 'earlier');
  const password = 'c0ffee'.repeat(8);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'redis.conf'), `bind 127.0.0.1\nport 1\nrequirepass ${password}\n`);
  const redis = await startRedis({ folder });
  try {
    assert.equal(redis.password, password);
    assert.equal(await askRedis({ port: redis.port, password, command: 'PING' }), '+PONG');
    assert.doesNotMatch(await readFile(join(folder, 'redis.conf'), 'utf8'), /requirepass/);
  } finally {
    await redis.stop();
  }
});

test('[S7] a Redis that a killed launcher left behind is ended before its folder is used again', async () => {
  const folder = join(home, 'left');
  const left = await startRedis({ folder });
  assert.equal(await endLeftRedis(folder), true);
  assert.equal(await left.exited, 0);
  assert.equal(await endLeftRedis(folder), false);
});

test('[S63] one that hangs is ended too: it would still hold the file', async () => {
  const folder = join(home, 'left-hanging');
  const left = await startRedis({ folder });
  process.kill(left.pid, 'SIGSTOP');
  assert.equal(await endLeftRedis(folder), true);
  assert.equal(await left.exited, null);
  assert.equal(await endLeftRedis(folder), false);
});

test('[S62] a Redis that hangs is ended, and whoever watches is told', async () => {
  const said: string[] = [];
  const redis = await startRedis({
    folder: join(home, 'hanging'),
    silentMsMax: 3_000,
    onWarning: (line) => said.push(line),
  });
  process.kill(redis.pid, 'SIGSTOP');
  assert.equal(await redis.exited, null);
  assert.deepEqual(said, ['redis has hung: it is ended']);
});

test('[S7] a stranger that has taken the port meanwhile is left alone', async () => {
  const folder = join(home, 'stranger');
  const redis = await startRedis({ folder });
  await redis.kill();
  const heard: string[] = [];
  const stranger = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (data) => {
      heard.push(String(data));
      socket.write('-ERR unknown\r\n-ERR unknown\r\n');
    });
  });
  await new Promise<void>((resolve) => stranger.listen(redis.port, '127.0.0.1', resolve));
  try {
    assert.equal(await endLeftRedis(folder), false);
    assert.equal(heard.join().includes('SHUTDOWN'), false);
    assert.equal(heard.length, 1);
  } finally {
    stranger.close();
  }
});

/** A folder for PATH with a server that only says its version. */
async function folderOf(name: string, version: string): Promise<string> {
  const folder = join(home, name);
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'redis-server');
  await writeFile(file, `#!/bin/sh\necho "Redis server ${version} sha=00000000:0"\n`);
  await chmod(file, 0o755);
  return folder;
}

async function fetchedFolder(name: string, version: string): Promise<string> {
  await folderOf(join(name, 'redis-debian', 'usr', 'bin'), version);
  return join(home, name);
}

function withoutPassword(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write('PING\r\n'));
    socket.on('error', reject);
    socket.on('data', (data) => {
      socket.destroy();
      resolve(String(data));
    });
  });
}

test('[R39] a Redis of one’s own that cannot be used is refused at once, with what to do and without its password', async () => {
  const running = await startRedis({ folder: join(home, 'given'), detached: false, say: () => {} });
  try {
    await refuseUnusableRedis(running.urlFor('web'));
    const wrong = new URL(running.urlFor('web'));
    wrong.password = 'another-secret';
    await assert.rejects(refuseUnusableRedis(wrong.href), (error: Error) => {
      assert.match(error.message, /refused: WRONGPASS.*\nPut the user and the password into the address/);
      return !error.message.includes('another-secret');
    });
    wrong.username = '';
    wrong.password = '';
    await assert.rejects(refuseUnusableRedis(wrong.href), /refused: NOAUTH/);
  } finally {
    await running.stop();
  }
  const unheard = refuseUnusableRedis(`redis://localhost:${running.port}`, { reachedMs: 0 });
  await assert.rejects(unheard, /No Redis answers at localhost:\d+: ECONNREFUSED/);
  const old = createServer((socket) => {
    socket.on('data', () => socket.end('$20\r\nredis_version:6.2.14\r\n\r\n'));
  });
  await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve));
  const { port } = old.address() as AddressInfo;
  await assert.rejects(
    refuseUnusableRedis(`redis://127.0.0.1:${port}`),
    /version 6\.2\.14; expected 7 or newer/,
  );
  old.close();
});

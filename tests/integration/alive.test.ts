import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ROOT } from '#scripts/launcher/paths.mjs';
import type { RedisUser } from '#scripts/launcher/redis-users.mjs';
import { emptyFolder } from '#tests/support/journals.ts';
import { privateRedis } from '#tests/support/redis.ts';

const children: ChildProcess[] = [];
after(() => {
  for (const child of children) child.kill('SIGKILL');
});

test('[S60] ingest, and what follows its log, say that they are alive once they are ready', async () => {
  const server = await privateRedis();
  after(() => server.close());
  const dataFolder = await emptyFolder();
  const start = (entry: string, user: RedisUser) => {
    const child = fork(join(ROOT, 'server', entry), {
      cwd: ROOT,
      silent: true,
      env: {
        ...process.env,
        DECLARED_DATA: dataFolder,
        DECLARED_PACKS: join(ROOT, 'data'),
        DECLARED_PORT: '0',
        DECLARED_FORECAST: 'off',
        REDIS_URL: server.urlFor(user),
      },
    });
    children.push(child);
    return new Promise<string[]>((resolve) => {
      const said: string[] = [];
      child.once('exit', () => resolve([...said, 'ended']));
      child.on('message', (message: object) => {
        said.push(...Object.keys(message).slice(0, 1));
        if (said.length === 3) resolve(said);
      });
    });
  };
  assert.deepEqual(await start('ingest.ts', 'ingest'), ['ready', 'alive', 'alive']);
  assert.deepEqual(await start('realtime.ts', 'reader'), ['ready', 'alive', 'alive']);
});

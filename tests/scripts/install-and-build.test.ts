import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { buildPages, sourcesHash } from '#scripts/launcher/build.mjs';
import { markCheckout, refuseWhileInUse } from '#scripts/launcher/checkout-in-use.mjs';
import { isInstalled } from '#scripts/launcher/install.mjs';

const home = await mkdtemp(join(tmpdir(), 'declared-install-'));
after(() => rm(home, { recursive: true, force: true }));

async function write(name: string, content: unknown): Promise<void> {
  await mkdir(dirname(join(home, name)), { recursive: true });
  await writeFile(join(home, name), typeof content === 'string' ? content : JSON.stringify(content));
}

const LOCK = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b-for-another-system': { version: '2.0.0', optional: true },
  },
};

test('[S14] packages are installed when any of the lock file is missing or of another version', async () => {
  await write('package-lock.json', LOCK);
  assert.equal(isInstalled(home), false);
  await write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '0.9.0' } } });
  assert.equal(isInstalled(home), false);
  await write('node_modules/.package-lock.json', { packages: {} });
  assert.equal(isInstalled(home), false);
});

test('[S14] packages for other systems may be absent, and nothing is installed twice', async () => {
  await write('package-lock.json', LOCK);
  await write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '1.0.0' } } });
  assert.equal(isInstalled(home), true);
});

test('[S15] pages are built again when a source, its name, the lock file or the runtime changes', async () => {
  await write('app/page.tsx', 'one');
  const hash = sourcesHash(home, 'v24.21.0');
  assert.equal(sourcesHash(home, 'v24.21.0'), hash);
  assert.notEqual(sourcesHash(home, 'v24.22.0'), hash);
  await write('app/page.tsx', 'two');
  const changed = sourcesHash(home, 'v24.21.0');
  assert.notEqual(changed, hash);
  await write('package-lock.json', '{}');
  assert.notEqual(sourcesHash(home, 'v24.21.0'), changed);
});

test('[S15] a pack is data: another night needs no build', async () => {
  const hash = sourcesHash(home, 'v24.21.0');
  await write('data/ge2024/pack.json', '{}');
  assert.equal(sourcesHash(home, 'v24.21.0'), hash);
});

test('[S38] of two starts at once one builds, and the other waits for it', async () => {
  const runtime = { path: process.execPath, version: 'v24.21.0' };
  const stories: string[] = [];
  const busy = { code: 1, output: 'Another next build process is already running.', stdout: '' };
  const second = buildPages({
    runtime,
    root: home,
    lookMs: 0,
    async build() {
      stories.push('asked');
      if (stories.length < 2) return busy;
      // The first start is done.
      await write('.next/BUILD_ID', 'one');
      await write('.next/declared-build.txt', sourcesHash(home, runtime.version));
      return busy;
    },
  });
  assert.equal(await second, 'up to date');
  assert.deepEqual(stories, ['asked', 'asked']);
});

test('[S38] a build that fails by itself is not tried again, and its last words are said', async () => {
  await write('app/page.tsx', 'three');
  const failed = buildPages({
    runtime: { path: process.execPath, version: 'v24.21.0' },
    root: home,
    build: async () => ({ code: 1, output: 'The page has no end', stdout: '' }),
  });
  await assert.rejects(failed, /The page has no end/);
});

test('[S65] nothing is built or installed under a night that runs from the same checkout', async () => {
  markCheckout({ root: home, pid: 4711 });
  const asked: unknown[] = [];
  const refused = refuseWhileInUse(home, async (...question) => {
    asked.push(question);
    return true;
  });
  await assert.rejects(refused, /A night runs from this folder \(process 4711\).*\n?.*checkout of its own/s);
  assert.deepEqual(asked, [[4711, 'start.mjs']]);
  await refuseWhileInUse(home, async () => false);
  await refuseWhileInUse(home, async () => assert.fail('the mark of one that was killed is taken away'));
});

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { takeNight } from '#scripts/launcher/night-lock.mjs';
import { nodeService } from '#scripts/launcher/node-service.mjs';
import { portTrouble } from '#scripts/launcher/ports.mjs';
import { makeSupervisor } from '#scripts/launcher/supervisor.mjs';

const home = await mkdtemp(join(tmpdir(), 'declared-supervisor-'));
after(() => rm(home, { recursive: true, force: true }));

/** A service of which the test decides when it ends; it records what happens to all of them. */
function puppet(name: string, story: string[], failures = 0) {
  let end: (code: number) => void = () => {};
  let starts = 0;
  const waiting: { readonly starts: number; readonly resolve: () => void }[] = [];
  return {
    end: (code: number) => end(code),
    started: (count: number) =>
      new Promise<void>((resolve) => {
        if (starts >= count) resolve();
        else waiting.push({ starts: count, resolve });
      }),
    service: {
      name,
      async start() {
        starts += 1;
        story.push(`${name} start ${starts}`);
        for (const each of waiting) if (each.starts <= starts) each.resolve();
        if (starts > 1 && starts <= 1 + failures) throw new Error(`${name} is not well`);
        const exited = new Promise<number | null>((resolve) => {
          end = resolve;
        });
        return {
          pid: starts,
          exited,
          async stop() {
            story.push(`${name} stop`);
            end(0);
          },
        };
      },
    },
  };
}

test('[S8] a process that ends by itself is started again, also after it failed to come up', async () => {
  const said: string[] = [];
  const supervisor = makeSupervisor({ say: (line) => said.push(line), restartMs: 1 });
  const web = puppet('web', [], 2);
  await supervisor.start(web.service);
  web.end(1);
  await web.started(4);
  await supervisor.stop();
  assert.deepEqual(said, [
    'web ended (1); starting it again',
    'web did not come up: web is not well',
    'web did not come up: web is not well',
    'web runs again',
  ]);
});

test('[S37] a process that refuses to go on is left alone for a while, and a person is asked', async () => {
  const said: string[] = [];
  const story: string[] = [];
  const supervisor = makeSupervisor({ say: (line) => said.push(line), restartMs: 1, refusedMs: 2 ** 30 });
  const ingest = puppet('ingest', story);
  await supervisor.start(ingest.service);
  ingest.end(3);
  await new Promise<void>((resolve) => setImmediate(resolve));
  await supervisor.stop();
  assert.deepEqual(story, ['ingest start 1']);
  assert.deepEqual(said, [
    'ingest refuses to go on: put right what it says above. It is tried again now and then',
  ]);
});

test('[S8] a process that ends again and again leaves no listener behind in its launcher', async (t) => {
  const added = t.mock.method(EventTarget.prototype, 'addEventListener');
  const removed = t.mock.method(EventTarget.prototype, 'removeEventListener');
  const web = puppet('web', []);
  const supervisor = makeSupervisor({ say: () => {}, restartMs: 0 });
  await supervisor.start(web.service);
  for (let crashes = 1; crashes <= 12; crashes++) {
    web.end(1);
    await web.started(crashes + 1);
  }
  assert.equal(added.mock.callCount(), 12);
  assert.equal(removed.mock.callCount(), 12);
  await supervisor.stop();
});

test('[S8] one that cannot come up the first time ends the start', async () => {
  const supervisor = makeSupervisor({ say: () => {} });
  const start = supervisor.start({
    name: 'web',
    start: () => Promise.reject(new Error('no port')),
  });
  await assert.rejects(start, /no port/);
  await supervisor.stop();
});

test('[S9] all are stopped, the last started first, and none is started again', async () => {
  const story: string[] = [];
  const supervisor = makeSupervisor({ say: () => {}, restartMs: 1 });
  for (const name of ['redis', 'ingest', 'web']) await supervisor.start(puppet(name, story).service);
  await supervisor.stop();
  assert.deepEqual(story.slice(3), ['web stop', 'ingest stop', 'redis stop']);
});

test('[S9] a stop during the pause before a restart ends there', async () => {
  const story: string[] = [];
  const supervisor = makeSupervisor({ say: (line) => story.push(line), restartMs: 60_000 });
  const web = puppet('web', story);
  await supervisor.start(web.service);
  web.end(1);
  await Promise.resolve();
  await supervisor.stop();
  assert.equal(story.includes('web start 2'), false);
});

test('[S8] [S64] a real process: ready is told, each warning is passed on once, the rest is in its log', async () => {
  const warnings: string[] = [];
  const logFile = join(home, 'obedient.log');
  const running = await service('obedient', { logFile, onWarning: (line) => warnings.push(line) }).start();
  assert.equal(running.ready['port'], 4321);
  await running.stop();
  assert.equal(await running.exited, 0);
  assert.deepEqual(warnings, ['obedient: A warning: its cause', 'obedient: Another']);
  const log = await readFile(logFile, 'utf8');
  assert.match(log, /Nothing to see/);
  assert.equal(log.match(/Another/g)?.length, 3);
});

test('[S32] a log that takes no line, and a mark that cannot be written, end nothing', async () => {
  // Every write to /dev/full fails as on a full disk.
  const running = await service('obedient', { logFile: '/dev/full' }).start();
  assert.deepEqual(running.ready['ready'], true);
  await running.stop();

  const night = await mkdtemp(join(tmpdir(), 'declared-full-'));
  const said: string[] = [];
  const lock = await takeNight({ folder: night, address: 'x', say: (line) => said.push(line) });
  await rm(night, { recursive: true });
  lock.update({ web: 1 });
  assert.match(said.join(), /^launcher\.json cannot be written: ENOENT/);
});

test('[S8] one that cannot start is refused with its own last words', async () => {
  await assert.rejects(service('refusing').start(), /DECLARED_FEED cannot be used\nrefusing did not start/);
});

test('[S9] one that does not end when asked is ended', async () => {
  const running = await service('stubborn', { stopMsMax: 50 }).start();
  await running.stop();
  assert.equal(await running.exited, null);
});

test('[S60] a process that hangs is ended, and whoever watches is told', async () => {
  const said: string[] = [];
  const options = { silentMsMax: 60, onWarning: (line: string) => said.push(line) };
  // It never says that it is alive, so that nothing follows from its silence.
  const silent = await service('stubborn', { ...options, stopMsMax: 0 }).start();
  const running = await service('hanging', options).start();
  assert.equal(await running.exited, null);
  assert.ok(isRunning(silent.pid));
  assert.deepEqual(said, ['hanging has hung: it is ended']);
  await silent.stop();
});

test('[S10] a process ends when its launcher is killed', async () => {
  const launcher = spawn(process.execPath, [fixture('launching'), fixture('obedient')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed] = await once(launcher.stdout, 'data');
  const child = Number(String(printed));
  assert.ok(isRunning(child));
  launcher.kill('SIGKILL');
  await once(launcher, 'close');
  await until(() => !isRunning(child));
});

test('[S11] a night that runs is not started again, and says where it runs', async () => {
  const folder = join(home, 'night');
  const other = spawn('sh', ['-c', 'sleep 60 # start.mjs'], { stdio: 'ignore' });
  try {
    const first = await takeNight({ folder, address: 'http://localhost:3000', say: () => {} });
    const lock = JSON.parse(await readFile(join(folder, 'launcher.json'), 'utf8'));
    await writeFile(join(folder, 'launcher.json'), JSON.stringify({ ...lock, pid: other.pid }));
    await assert.rejects(
      takeNight({ folder, address: 'http://localhost:3001', say: () => {} }),
      new RegExp(`already runs at http://localhost:3000 \\(process ${other.pid}\\)`),
    );
    first.release();
  } finally {
    other.kill('SIGKILL');
  }
});

test('[S11] the mark of a launcher that was killed is not in the way, nor a process that has its number now', async () => {
  const folder = join(home, 'after-a-crash');
  const gone = spawn('true');
  await once(gone, 'close');
  const mark = (pid: number | undefined) =>
    writeFile(join(folder, 'launcher.json'), JSON.stringify({ pid, address: 'x', pids: { web: pid } }));
  const first = await takeNight({ folder, address: 'x', say: () => {} });
  await mark(gone.pid);
  await takeNight({ folder, address: 'x', say: () => {} });
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
  try {
    await mark(stranger.pid);
    await takeNight({ folder, address: 'x', say: () => {} });
    assert.ok(isRunning(stranger.pid ?? 0));
  } finally {
    stranger.kill('SIGKILL');
    first.release();
  }
});

test('[S12] a port that another program listens on is noticed before anything is started', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  assert.ok(typeof address === 'object' && address !== null);
  assert.equal(await portTrouble(address.port, '127.0.0.1'), 'EADDRINUSE');
  await new Promise((resolve) => other.close(resolve));
  assert.equal(await portTrouble(address.port, '127.0.0.1'), null);
});

function service(name: string, options: Partial<Parameters<typeof nodeService>[0]> = {}) {
  return nodeService({
    name,
    runtime: process.execPath,
    entry: fixture(name),
    cwd: process.cwd(),
    env: process.env,
    logFile: join(home, `${name}.log`),
    ...options,
  });
}

function fixture(name: string): string {
  return join('tests', 'fixtures', 'processes', `${name}.mjs`);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Looks again and again; a condition that never comes ends with the test's own limit. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { freePort } from '#scripts/launcher/ports.mjs';
import { readConfig } from '#scripts/launcher/redis.mjs';

const folder = await mkdtemp(join(tmpdir(), 'declared-start-'));
const port = await freePort();
const launchers: ChildProcess[] = [];

after(async () => {
  // What a failed test left running.
  for (const launcher of launchers) if (launcher.exitCode === null) launcher.kill('SIGINT');
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

test('[S9] [S10] [S11] [S30] a night is started, killed, started again where it was, and stopped without a trace', async () => {
  const first = await start();
  const page = await fetch(`http://127.0.0.1:${port}/`);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /<h1/);
  const epoch = await epochNow();

  const second = launch(['--port', String(await freePort())]);
  assert.match(await allOf(second), /This night already runs at http:\/\/localhost:\d+ \(process \d+\)/);

  const left = await processes();
  first.kill('SIGKILL');
  await once(first, 'exit');
  await until(async () => !isRunning(left['web'] ?? 0) && !isRunning(left['ingest'] ?? 0));
  assert.ok(isRunning(left['redis'] ?? 0), 'Redis does not know that its launcher has gone');

  const again = await start();
  assert.equal(isRunning(left['redis'] ?? 0), false);
  assert.equal(await epochNow(), epoch);

  const now = await processes();
  assert.deepEqual(Object.keys(now).sort(), ['ingest', 'redis', 'web']);
  process.kill(now['web'] ?? 0, 'SIGKILL');
  await until(async () => {
    const web = (await processes())['web'] ?? 0;
    return web !== now['web'] && isRunning(web);
  });

  const home = join(folder, 'test', 'ge2024', 'redis');
  const known = readConfig(home);
  // A deleted folder takes the password with it, and ingest and web know no other.
  await rm(home, { recursive: true });
  process.kill(now['redis'] ?? 0, 'SIGKILL');
  await until(async () => {
    const redis = (await processes())['redis'] ?? 0;
    return redis !== now['redis'] && isRunning(redis);
  });
  assert.ok(known !== null);
  assert.deepEqual(readConfig(home), known);
  assert.equal(await epochNow(), epoch);

  const running = Object.values(await processes());
  again.kill('SIGINT');
  await once(again, 'exit');
  assert.equal(again.exitCode, 0);
  assert.deepEqual(running.filter(isRunning), []);
});

test('[S12] a port in use is said, with another to try', async () => {
  const server = createServer();
  const taken = await freePort();
  await new Promise<void>((resolve) => server.listen(taken, '127.0.0.1', resolve));
  const refused = launch(['--port', String(taken), '--data', join(folder, 'other')]);
  assert.match(
    await allOf(refused),
    /Port \d+ on 127\.0\.0\.1 cannot be used: another program listens there/,
  );
  assert.equal(refused.exitCode, 1);
  server.close();
});

test('[S12] an address that is not of this machine is said, and no other port is named', async () => {
  // 192.0.2.1 is for documentation: no machine has it.
  const refused = launch(['--host', '192.0.2.1', '--data', join(folder, 'other')]);
  const said = await allOf(refused);
  assert.match(said, /on 192\.0\.2\.1 cannot be used: EADDRNOTAVAIL\.\n--host is an address of this machine/);
  assert.doesNotMatch(said, /choose another port/);
  assert.equal(refused.exitCode, 1);
});

function launch(more: readonly string[] = []): ChildProcess {
  const settings = ['--mode', 'test', '--feed', 'none', '--data', folder, '--port', String(port)];
  const launcher = spawn(process.execPath, ['scripts/start.mjs', ...settings, ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  launchers.push(launcher);
  return launcher;
}

/** Resolves when the address is printed. */
async function start(): Promise<ChildProcess> {
  const launcher = launch();
  let said = '';
  await new Promise<void>((resolve, reject) => {
    for (const stream of [launcher.stdout, launcher.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (/Open +http/.test(said)) resolve();
      });
    }
    launcher.once('exit', () => reject(new Error(said)));
  });
  return launcher;
}

async function allOf(launcher: ChildProcess): Promise<string> {
  let said = '';
  for (const stream of [launcher.stdout, launcher.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  await once(launcher, 'close');
  return said;
}

async function processes(): Promise<Readonly<Record<string, number>>> {
  const file = join(folder, 'test', 'ge2024', 'launcher.json');
  return JSON.parse(await readFile(file, 'utf8')).pids;
}

async function epochNow(): Promise<string> {
  const { epoch } = (await (await fetch(`http://127.0.0.1:${port}/healthz`)).json()) as { epoch: string };
  return epoch;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Looks again and again; a condition that never comes ends with the file's own limit. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50));
}

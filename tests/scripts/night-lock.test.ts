import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { makeFolder, makeInbox } from '#scripts/launcher/make-folder.mjs';
import { takeNight } from '#scripts/launcher/night-lock.mjs';

const LAUNCHERS = 6;
const folder = await mkdtemp(join(tmpdir(), 'declared-lock-'));
const children: ChildProcess[] = [];

after(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

test('[S31] of many launchers that start at once exactly one takes the night, whatever a killed one left', async () => {
  await mkdir(folder, { recursive: true });
  const gone = run('');
  await once(gone, 'exit');
  // Whoever takes the night waits for what the killed one left; in that time the others must not take it too.
  const left = run('setInterval(() => {}, 1000)', 'server/web.ts');
  await once(left, 'spawn');
  const mark = { pid: gone.pid, address: 'http://localhost:1', pids: { web: left.pid } };
  await writeFile(join(folder, 'launcher.json'), JSON.stringify(mark));

  const answers = Array.from({ length: LAUNCHERS }, () => answerOf(launcher()));
  await Promise.race(answers);
  left.kill('SIGKILL');
  const heard = await Promise.all(answers);
  assert.equal(heard.filter((each) => each === 'taken').length, 1, heard.join('\n'));
  assert.equal(heard.filter((each) => each.startsWith('This night already runs')).length, LAUNCHERS - 1);
  const { pid, pids } = JSON.parse(await readFile(join(folder, 'launcher.json'), 'utf8'));
  assert.equal(
    pid,
    children.find((each) => each.exitCode === null && each !== left && each.pid === pid)?.pid,
  );
  assert.deepEqual(pids, {});
});

test('[I53] a folder that cannot be written to is told in words, with what to do', async () => {
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  const asked = takeNight({ folder: join(file, 'night'), address: 'http://localhost:3', say() {} });
  await assert.rejects(asked, {
    name: 'LauncherFailure',
    message: /cannot be written to: ENOTDIR[\s\S]*--data/,
  });
});

// Node's own way to make folders never comes back from there.
test('[I58] a folder in a place that takes no folders is refused at once, for the night and for its inbox', {
  skip: !existsSync('/proc/self/status'),
}, async () => {
  const asked = takeNight({ folder: '/proc/declared/night', address: 'http://localhost:3', say() {} });
  await assert.rejects(asked, { name: 'LauncherFailure', message: /cannot be written to: ENOENT/ });
  assert.throws(() => makeInbox('/proc/declared/inbox'), {
    name: 'LauncherFailure',
    message: /cannot be made: ENOENT[\s\S]*--feed inbox:/,
  });
});

test('[I58] a folder is made with those above it, and may be there already', () => {
  const deep = join(folder, 'one', 'two', 'three');
  makeFolder(deep, 0o700);
  makeFolder(deep);
  assert.equal(statSync(deep).mode & 0o777, 0o700);
  assert.throws(() => makeInbox(join(folder, 'a-file')), { name: 'LauncherFailure' });
});

/** Takes the night and keeps it, as a launcher does that is known by the words of its command line. */
function launcher(): ChildProcess {
  return run(
    `import { makeFolder, makeInbox } from '#scripts/launcher/make-folder.mjs';
import { takeNight } from '#scripts/launcher/night-lock.mjs';
     const night = { folder: ${JSON.stringify(folder)}, address: 'http://localhost:2', say() {} };
     await takeNight(night).then(() => console.log('taken'), (error) => console.log(error.message));
     setInterval(() => {}, 1000);`,
    'start.mjs',
  );
}

function run(program: string, ...words: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, '--', ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return child;
}

async function answerOf(child: ChildProcess): Promise<string> {
  const [bytes] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  return String(bytes).trim();
}

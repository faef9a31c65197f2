import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { demoAccounts } from '#scripts/launcher/demo-accounts.mjs';

const home = await mkdtemp(join(tmpdir(), 'declared-demo-'));
after(() => rm(home, { recursive: true, force: true }));

/** Stands for the Node that makes the accounts: it fails so many times, as one does whose Redis answers too late. */
async function failing(times: number): Promise<{ readonly path: string; readonly version: string }> {
  const path = join(home, `failing-${times}.sh`);
  const tried = join(home, `tried-${times}`);
  const made = JSON.stringify({ file: 'accounts.json', isNew: false, accounts: [] });
  const lines = [
    '#!/bin/sh',
    `echo once >> ${tried}`,
    `[ "$(wc -l < ${tried})" -gt ${times} ] || { echo 'Command timed out' >&2; exit 1; }`,
    `echo '${made}'`,
  ];
  await writeFile(path, `${lines.join('\n')}\n`);
  await chmod(path, 0o700);
  return { path, version: 'v24' };
}

test('[S61] accounts that could not be made at once are tried for again, and their passwords are shown', async () => {
  assert.equal((await demoAccounts({ runtime: await failing(0), env: {} })).isNew, false);
  assert.equal((await demoAccounts({ runtime: await failing(2), env: {} })).isNew, true);
});

test('[S61] after three tries the start says what went wrong', async () => {
  await assert.rejects(
    demoAccounts({ runtime: await failing(3), env: {} }),
    /could not be made[\s\S]*Command timed out/,
  );
  assert.equal((await readFile(join(home, 'tried-3'), 'utf8')).split('\n').length - 1, 3);
});

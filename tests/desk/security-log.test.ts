import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeskRequest } from '#lib/desk/desk-request.ts';
import { makeSecurityLog } from '#server/desk/security-log.ts';

function recorded() {
  const lines: string[] = [];
  const log = makeSecurityLog({
    async write(request: DeskRequest) {
      if (request.kind === 'noteSecurity') lines.push(`${request.what} ${request.userId}: ${request.detail}`);
    },
    gatherMs: 3_600_000,
  });
  return { lines, log };
}

test('[X33] ten thousand guesses at one account are one line, with how many and from where', async () => {
  const { lines, log } = recorded();
  for (let guess = 0; guess < 10_000; guess++) {
    log.count({ what: 'signInRefused', userId: 'ann', from: `192.0.2.${guess % 3}` });
  }
  await log.flush();
  assert.deepEqual(lines, ['signInRefused ann: 10000 from 192.0.2.0 and 2 more']);
  await log.flush();
  assert.equal(lines.length, 1, 'what was written is not written again');
});

test('[X33] guesses at a thousand accounts are ten lines', async () => {
  const { lines, log } = recorded();
  for (let guess = 0; guess < 1000; guess++) {
    log.count({ what: 'signInRefused', userId: `user-${guess}`, from: '192.0.2.1' });
  }
  await log.flush();
  assert.equal(lines.length, 10);
  assert.equal(lines.at(-1), 'signInRefused null: 991 more of 991 kinds');
});

test('[X33] what a person does is written at once, and not without end', async () => {
  const { lines, log } = recorded();
  log.note({ what: 'signedIn', userId: 'ann', detail: '192.0.2.1' });
  assert.deepEqual(lines, ['signedIn ann: 192.0.2.1']);
  for (let again = 0; again < 1000; again++) {
    log.note({ what: 'signedOut', userId: 'ann', detail: `from ${'x'.repeat(1000)}` });
  }
  await log.flush();
  assert.ok(lines.length <= 61, `${lines.length}`);
  assert.ok(lines.every((line) => line.length < 400));
});

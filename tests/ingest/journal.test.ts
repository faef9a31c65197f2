import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { JournalFailed, journalPath, openJournal, writer } from '#server/ingest/journal.ts';
import { readJournal } from '#server/ingest/journal-contents.ts';
import { type OpenedLine, receivedLine } from '#server/ingest/journal-line.ts';
import { JournalLocked, lockJournal } from '#server/ingest/journal-lock.ts';
import { emptyFolder, receivedFrom } from '#tests/support/journals.ts';
import { IDENTITY } from '#tests/support/log-events.ts';

const OPENED: OpenedLine = { line: 'opened', v: 1, ...IDENTITY, fresh: null };
const goOn = () => null;

async function journalWith(contents: readonly (string | Uint8Array)[]) {
  const folder = await emptyFolder();
  const { journal } = await openJournal(folder, goOn);
  const inputs = contents.map((each) => receivedFrom(each));
  await journal.append([OPENED, ...inputs.map((input) => receivedLine(input, IDENTITY.epoch))]);
  await journal.close();
  return { folder, path: journalPath(folder), inputs };
}

test('[I1] what was appended is in the file when append returns, in the order of the calls', async () => {
  const folder = await emptyFolder();
  const { journal } = await openJournal(folder, goOn);
  await journal.append([OPENED]);
  const inputs = Array.from({ length: 50 }, (_, index) => receivedFrom(`message ${index}`));
  await Promise.all(inputs.map((input) => journal.append([receivedLine(input, IDENTITY.epoch)])));
  const { received, faults } = await readJournal(journalPath(folder));
  assert.deepEqual(
    received.map(({ inputId }) => inputId),
    inputs.map(({ inputId }) => inputId),
  );
  assert.deepEqual(faults, []);
  await journal.close();
});

test('[I2] bytes come back exactly, whatever they are', async () => {
  const contents = [
    '{"a":1}\r\n',
    'ŵ and line\nend',
    '\uFEFFmark',
    Uint8Array.of(0xff, 0xfe, 0x00, 0x41),
    Uint8Array.of(0xc3, 0x28),
    Uint8Array.of(0x00),
    '',
  ];
  const { path, inputs } = await journalWith(contents);
  const { received } = await readJournal(path);
  assert.deepEqual(
    received.map(({ bytes }) => [...bytes]),
    inputs.map(({ bytes }) => [...bytes]),
  );
});

test('[I3] cut anywhere in its last line, a journal keeps every line before it and says so', async () => {
  const { path, inputs } = await journalWith(['first', 'second', Uint8Array.of(0xff, 0x01)]);
  const whole = await readFile(path);
  const lastLine = whole.lastIndexOf(0x0a, whole.length - 2) + 1;
  for (let length = lastLine; length < whole.length; length += 1) {
    await writeFile(path, whole.subarray(0, length));
    const { received, bytes, faults } = await readJournal(path);
    assert.equal(received.length, inputs.length - 1);
    assert.equal(bytes, lastLine);
    assert.equal(faults.length, length === lastLine ? 0 : 1);
  }
});

test('[I3] a line after an unfinished one starts on a line of its own', async () => {
  const { folder, path, inputs } = await journalWith(['first']);
  await appendFile(path, '{"line":"received","inputId":"ha');
  const { journal, contents } = await openJournal(folder, goOn);
  assert.match(contents.faults.join(), /never finished/);
  const next = receivedFrom('next');
  await journal.append([receivedLine(next, IDENTITY.epoch)]);
  await journal.close();
  const { received, faults } = await readJournal(path);
  assert.deepEqual(
    received.map(({ inputId }) => inputId),
    [...inputs, next].map(({ inputId }) => inputId),
  );
  assert.deepEqual(faults, []);
});

test('[I4] a damaged line is left out and named, and the others are kept', async () => {
  const { path } = await journalWith(['first', 'second', 'third']);
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('second', 'sexond'));
  const { received, faults } = await readJournal(path);
  assert.deepEqual(
    received.map(({ bytes }) => Buffer.from(bytes).toString()),
    ['first', 'third'],
  );
  assert.deepEqual(faults, ['line 3 is damaged and left out']);
});

test('[I5] one process at a time holds a journal', async () => {
  const folder = await emptyFolder();
  const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  await once(other, 'spawn');
  const lock = `${journalPath(folder)}.lock`;
  const began = (await readFile(`/proc/${other.pid}/stat`, 'utf8').catch(() => ''))
    .split(') ')[1]
    ?.split(' ')[19];
  await writeFile(lock, `${other.pid} ${began ?? 'unknown'}`);
  await assert.rejects(openJournal(folder, goOn), JournalLocked);
  other.kill('SIGKILL');
  await once(other, 'exit');
  const { journal } = await openJournal(folder, goOn);
  await journal.close();
});

test('[I5] of many who find the lock of a dead process one takes it', async () => {
  const lock = `${await emptyFolder()}/journal.lock`;
  await writeFile(lock, '999999999 unknown');
  const unlock = await lockJournal(lock);
  assert.equal((await readFile(lock, 'utf8')).split(' ')[0], String(process.pid));
  await unlock();
  await assert.rejects(readFile(lock), { code: 'ENOENT' });
});

test('[I6] after the disk has failed once nothing more is accepted', async () => {
  const written: string[] = [];
  let isFull = false;
  const file = {
    async appendFile(text: string | Uint8Array) {
      if (isFull) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
      written.push(String(text));
    },
    async datasync() {},
    async close() {},
  };
  const journal = writer(
    file,
    async () => {},
    async () => true,
  );
  await journal.append([OPENED]);
  isFull = true;
  await assert.rejects(journal.append([OPENED]), JournalFailed);
  isFull = false;
  await assert.rejects(journal.append([OPENED]), /ENOSPC/);
  assert.equal(written.length, 1);
});

test('[I6] an input whose sync failed was not accepted', async () => {
  const file = {
    async appendFile() {},
    async datasync() {
      throw new Error('EIO: i/o error');
    },
    async close() {},
  };
  const journal = writer(
    file,
    async () => {},
    async () => true,
  );
  await assert.rejects(journal.append([OPENED]), JournalFailed);
});

test('[R37] a journal that was deleted or moved while the night runs accepts nothing more', async () => {
  for (const spoil of [
    (path: string) => rm(path),
    (path: string) => rename(path, `${path}.aside`),
    async (path: string) => {
      await rename(path, `${path}.aside`);
      await copyFile(`${path}.aside`, path);
    },
    (path: string) => rename(dirname(path), `${dirname(path)}.aside`),
  ]) {
    const folder = await emptyFolder();
    const { journal } = await openJournal(folder, goOn);
    await journal.append([OPENED]);
    await journal.check();
    await spoil(journalPath(folder));
    await assert.rejects(journal.append([OPENED]), /deleted or moved away/);
    await assert.rejects(journal.check(), JournalFailed);
    await journal.close();
  }
});

test('[R37] it is noticed though nothing comes', async () => {
  const folder = await emptyFolder();
  const { journal } = await openJournal(folder, goOn);
  await rm(journalPath(folder));
  await assert.rejects(journal.check(), JournalFailed);
  await journal.close();
});

test('[I7] a new night keeps the journal of the one before, under the name of its epoch', async () => {
  const { folder, path } = await journalWith(['first']);
  const next = { ...OPENED, epoch: 'second-epoch', fresh: 'word' };
  const { journal, contents } = await openJournal(folder, (found) => {
    assert.equal(found.received.length, 1);
    return next;
  });
  await journal.close();
  assert.deepEqual(contents.opened, next);
  assert.deepEqual(contents.received, []);
  assert.equal((await readJournal(path)).opened?.epoch, 'second-epoch');
  assert.equal((await readJournal(`${folder}/journal-${IDENTITY.epoch}.ndjson`)).received.length, 1);
});

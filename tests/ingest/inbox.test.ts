import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { InboxWatch, inboxFeed } from '#server/ingest/inbox-feed.ts';
import { LISTING_FILES_MAX } from '#server/ingest/inbox-scan.ts';
import { MESSAGE_BYTES_MAX } from '#server/ingest/parse-bytes.ts';
import { FILE_BYTES_MAX } from '#server/ingest/parse-file.ts';
import { parseMessage } from '#server/ingest/parse-message.ts';
import { CHANNEL, rawResult } from '#tests/support/feed-messages.ts';

const PACE = { lookMs: 5, quietMs: 1_000, truncatedMs: 10_000 };
const good = JSON.stringify(rawResult());

/** An inbox whose time the test moves. */
function openInbox(context: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'inbox-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const time = { ms: 1_000_000 };
  const watch = new InboxWatch({ folder, channel: CHANNEL, pace: PACE, nowMs: () => time.ms });
  return {
    folder,
    time,
    path: (name: string) => join(folder, name),
    write: (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content),
    names: (of = '.') => readdirSync(join(folder, of)).sort(),
    /** One look; every message is journalled at once unless told otherwise. */
    async look({ accept = true } = {}): Promise<readonly string[]> {
      const texts: string[] = [];
      for await (const item of watch.look()) {
        texts.push(Buffer.from(item.bytes).toString('utf8'));
        if (accept) await item.accepted();
      }
      return texts;
    },
  };
}

test('[F14] a message that is renamed into the folder works at the first look', async (context) => {
  const inbox = openInbox(context);
  inbox.write('.arriving', good);
  assert.deepEqual(await inbox.look(), []);
  renameSync(inbox.path('.arriving'), inbox.path('alder.json'));
  assert.deepEqual(await inbox.look(), [good]);
  assert.deepEqual(inbox.names('done'), ['alder.json']);
});

test('[F14] B07 a half-written message is waited for, and refused only when nothing more comes', async (context) => {
  const inbox = openInbox(context);
  inbox.write('alder.json', good.slice(0, 50));
  assert.deepEqual(await inbox.look(), []);
  inbox.time.ms += 9_999;
  assert.deepEqual(await inbox.look(), []);
  inbox.write('alder.json', good.slice(0, 60));
  assert.deepEqual(await inbox.look(), []);
  inbox.time.ms += 10_000;
  assert.deepEqual(await inbox.look(), [good.slice(0, 60)]);
  assert.deepEqual(inbox.names('refused'), ['alder.json', 'alder.json.why.txt']);
  assert.match(
    readFileSync(inbox.path('refused/alder.json.why.txt'), 'utf8'),
    /^TRUNCATED at .*Send it again, complete\.\n$/,
  );
});

test('[F14] a list is complete when it has been quiet: every line of it is then offered', async (context) => {
  const inbox = openInbox(context);
  inbox.write('night.ndjson', `${good}\n`);
  assert.deepEqual(await inbox.look(), []);
  inbox.time.ms += 999;
  writeFileSync(inbox.path('night.ndjson'), `${good}\n`, { flag: 'a' });
  assert.deepEqual(await inbox.look(), []);
  inbox.time.ms += 1_000;
  assert.deepEqual(await inbox.look(), [good, good]);
  assert.deepEqual(await inbox.look(), []);
});

test('[I54] a CSV file whose last row has no line end is waited for like a message that breaks off', async (context) => {
  const inbox = openInbox(context);
  const header = 'election,mode,constituency,revision,source,time,rejectedBallots,candidate,votes';
  const row = 'tiny,rehearsal,E14000002,1,RO,2030-07-04T23:00:00Z,,birch-red,70';
  inbox.write('night.csv', `${header}\n${row}`);
  await inbox.look();
  inbox.time.ms += 9_999;
  assert.deepEqual(await inbox.look(), []);
  writeFileSync(inbox.path('night.csv'), '0\n', { flag: 'a' });
  await inbox.look();
  inbox.time.ms += 1_000;
  const [text = ''] = await inbox.look();
  assert.equal(text.split('\n')[2], `${row}0`);
});

test('[F15] a list with one bad line is done, and says which line was refused', async (context) => {
  const inbox = openInbox(context);
  inbox.write('night.ndjson', `${good}\n{"a":01}\n`);
  await inbox.look();
  inbox.time.ms += 1_000;
  assert.equal((await inbox.look()).length, 2);
  assert.deepEqual(inbox.names('done'), ['night.ndjson', 'night.ndjson.why.txt']);
  assert.match(readFileSync(inbox.path('done/night.ndjson.why.txt'), 'utf8'), /^line 2: SYNTAX at /);
});

test('[F15] what the journal does not hold stays in the folder and is offered again', async (context) => {
  const inbox = openInbox(context);
  inbox.write('alder.json', good);
  assert.deepEqual(await inbox.look({ accept: false }), [good]);
  assert.deepEqual(await inbox.look(), [good]);
  assert.deepEqual(inbox.names(), ['done']);
});

test('[F15] B84 a file that is replaced while its message is journalled stays, and the new one is offered', async (context) => {
  const inbox = openInbox(context);
  inbox.write('alder.json', good);
  const second = JSON.stringify(rawResult({ revision: 2 }));
  const watch = new InboxWatch({
    folder: inbox.folder,
    channel: CHANNEL,
    pace: PACE,
    nowMs: () => inbox.time.ms,
  });
  for await (const item of watch.look()) {
    assert.equal(Buffer.from(item.bytes).toString('utf8'), good);
    inbox.write('.next', second);
    renameSync(inbox.path('.next'), inbox.path('alder.json'));
    await item.accepted();
  }
  assert.deepEqual(inbox.names(), ['alder.json']);
  assert.deepEqual(await inbox.look(), [second]);
});

test('[F15] a second file of one name does not overwrite the first that was put away', async (context) => {
  const inbox = openInbox(context);
  for (const revision of [1, 2]) {
    inbox.write('alder.json', JSON.stringify(rawResult({ revision })));
    await inbox.look();
  }
  assert.equal(inbox.names('done').length, 2);
});

test('[F13] B82 links, pipes and folders are not read; links and pipes are put away with the reason', async (context) => {
  const inbox = openInbox(context);
  const outside = mkdtempSync(join(tmpdir(), 'outside-'));
  context.after(() => rmSync(outside, { recursive: true, force: true }));
  writeFileSync(join(outside, 'secret.json'), good);
  symlinkSync(join(outside, 'secret.json'), inbox.path('link.json'));
  symlinkSync('/dev/zero', inbox.path('zero.json'));
  execFileSync('mkfifo', [inbox.path('pipe.json')]);
  execFileSync('mkdir', [inbox.path('folder.json')]);
  assert.deepEqual(await inbox.look(), []);
  assert.deepEqual(inbox.names(), ['folder.json', 'refused']);
  assert.deepEqual(
    inbox.names('refused').filter((name) => !name.endsWith('.why.txt')),
    ['link.json', 'pipe.json', 'zero.json'],
  );
  assert.match(readFileSync(inbox.path('refused/pipe.json.why.txt'), 'utf8'), /^NOT_A_FILE: /);
  assert.equal(readFileSync(join(outside, 'secret.json'), 'utf8'), good);
});

test('[F13] B82 a strange name is only a name: it is put away in plain letters', async (context) => {
  const inbox = openInbox(context);
  const names = ['a..\\..\\b.json', '-rf.json', 'a\nb.json', '\u202egnp.json', `${'x'.repeat(250)}.json`];
  for (const name of names) inbox.write(name, good);
  writeFileSync(
    Buffer.concat([Buffer.from(`${inbox.folder}/`), Buffer.from('\xff\xfe.json', 'latin1')]),
    good,
  );
  assert.equal((await inbox.look()).length, names.length + 1);
  assert.deepEqual(inbox.names(), ['done']);
  for (const name of inbox.names('done')) assert.match(name, /^[\w.-]{1,160}$/);
});

test('[F13] hidden and temporary files are left alone', async (context) => {
  const inbox = openInbox(context);
  const names = ['.hidden.json', 'a.json.tmp', 'b.json~', 'c.part'];
  for (const name of names) inbox.write(name, good);
  inbox.time.ms += 100_000;
  assert.deepEqual(await inbox.look(), []);
  assert.deepEqual(inbox.names(), names.toSorted());
});

test('[F14] B83 the oldest files come first, so many at a look, until all are done', async (context) => {
  const inbox = openInbox(context);
  const count = LISTING_FILES_MAX + 50;
  for (let index = 0; index < count; index += 1) {
    const name = `m${index}.json`;
    inbox.write(name, JSON.stringify(rawResult({ revision: index + 1 })));
    // The last written is the oldest.
    utimesSync(inbox.path(name), 1_000_000, 1_000_000 + count - index);
  }
  const first = await inbox.look();
  assert.equal(first.length, LISTING_FILES_MAX);
  assert.equal(JSON.parse(first[0] ?? '').revision, count);
  assert.equal(JSON.parse(first.at(-1) ?? '').revision, 51);
  assert.equal((await inbox.look()).length, 50);
});

test('[F1] B12 of a file beyond the limit only enough is read to refuse it', async (context) => {
  const inbox = openInbox(context);
  inbox.write('huge.ndjson', '');
  execFileSync('truncate', ['-s', String(1_000_000_000), inbox.path('huge.ndjson')]);
  await inbox.look();
  inbox.time.ms += 1_000;
  const [text = ''] = await inbox.look();
  assert.equal(text.length, MESSAGE_BYTES_MAX + 1);
  assert.ok(FILE_BYTES_MAX < 1_000_000_000);
  const parsed = parseMessage(Buffer.from(text), CHANNEL);
  assert.equal(parsed.ok ? '' : parsed.problems[0]?.code, 'TOO_LARGE');
  assert.deepEqual(inbox.names('refused'), ['huge.ndjson', 'huge.ndjson.why.txt']);
});

test('[F14] the feed goes on looking until it is told to stop', async (context) => {
  const inbox = openInbox(context);
  const stop = new AbortController();
  const feed = inboxFeed({ folder: inbox.folder, channel: CHANNEL, pace: PACE });
  inbox.write('1.json', good);
  let seen = 0;
  for await (const item of feed.items(stop.signal)) {
    await item.accepted();
    seen += 1;
    if (seen === 1) inbox.write('2.json', JSON.stringify(rawResult({ revision: 2 })));
    else stop.abort();
  }
  assert.equal(seen, 2);
  assert.deepEqual(inbox.names('done'), ['1.json', '2.json']);
});

test('[F13] a folder that cannot be read is told once, without its path, and looked at again', async (context) => {
  const inbox = openInbox(context);
  const blocked = inbox.path('blocked');
  inbox.write('blocked', 'a file where the folder should be');
  const told: string[] = [];
  const stop = new AbortController();
  const feed = inboxFeed({
    folder: blocked,
    channel: CHANNEL,
    pace: PACE,
    onFailure: (why) => told.push(why),
  });
  const items = feed.items(stop.signal)[Symbol.asyncIterator]();
  const first = items.next();
  while (told.length === 0) await new Promise((resolve) => setImmediate(resolve));
  rmSync(blocked);
  mkdirSync(blocked, { recursive: true });
  writeFileSync(join(blocked, '.alder'), good);
  renameSync(join(blocked, '.alder'), join(blocked, 'alder.json'));
  assert.equal(Buffer.from((await first).value?.bytes ?? []).toString('utf8'), good);
  stop.abort();
  await items.return?.();
  assert.deepEqual(told, ['the inbox cannot be read: EEXIST']);
});

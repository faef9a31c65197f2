import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { PROBLEM_CODES } from '#lib/desk/problem-codes.ts';
import { makeRoll } from '#lib/election/roll.ts';
import { emptyState } from '#lib/election/state.ts';
import { emptyDeskState } from '#server/desk-state/desk-state.ts';
import { feedJsonSchema, withTables } from '#server/ingest/feed-docs.ts';
import { feedMessageSchema } from '#server/ingest/feed-message.ts';
import { reportOn } from '#server/ingest/feed-report.ts';
import { judgeMessage } from '#server/ingest/judge-message.ts';
import { containerNamed } from '#server/ingest/parse-file.ts';
import { parseMessage } from '#server/ingest/parse-message.ts';
import { partyAliases } from '#server/ingest/party-aliases.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { alderResult, bytesOf, CHANNEL, roll } from '#tests/support/feed-messages.ts';
import { eventOf } from '#tests/support/tiny-election.ts';

const document = readFileSync('docs/FEED.md', 'utf8');

test('[F17] docs/feed.schema.json and the tables of docs/FEED.md are what the code does (else: npm run feed:docs)', () => {
  assert.equal(readFileSync('docs/feed.schema.json', 'utf8'), feedJsonSchema());
  assert.equal(document, withTables(document));
  for (const code of Object.keys(PROBLEM_CODES)) assert.ok(document.includes(`| \`${code}\` |`), code);
});

test('[F17] the message that FEED.md shows is one of the format', () => {
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(document) ?? [];
  assert.equal(feedMessageSchema.safeParse(JSON.parse(example)).error, undefined);
});

/** Runs the command as an editor does. */
function feedCheck(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/feed-check.ts', ...args], (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

function folder(context: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'feed-check-'));
  context.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

test('[F18] a recorded night is told seat by seat and is clean', async () => {
  const { code, out } = await feedCheck('data/nights/ge2024.ndjson');
  assert.equal(code, 0);
  assert.match(out, /^line 1: .+ \([A-Z]\d{8}\), result, revision 1 — would be COMMITTED/);
  assert.match(out, /650 messages: 650 committed, 0 noop, 0 quarantined, 0 rejected/);
});

test('[F18] what would not be committed is told in words, by code, and by the exit code', async () => {
  const { code, out } = await feedCheck('tests/fixtures/feed/two-candidates-exchanged.ndjson');
  assert.equal(code, 1);
  assert.match(out, /QUARANTINED: it would wait for an editor\n {2}WINNER_MISMATCH at winner: received /);
  assert.match(out, /3 messages: 1 committed, 0 noop, 2 quarantined, 0 rejected/);
  const live = await feedCheck('tests/fixtures/feed/two-candidates-exchanged.ndjson', '--mode', 'live');
  assert.match(live.out, /3 messages: 0 committed, 0 noop, 0 quarantined, 3 rejected\n {2}WRONG_MODE {2}3/);
});

test('[F18] no file makes it fail otherwise than in words', async (context) => {
  const contents = {
    'empty.json': Buffer.alloc(0),
    'zip.ndjson': gzipSync('x'),
    'deep.json': Buffer.from('['.repeat(100_000)),
    'noise.csv': Buffer.from(Array.from({ length: 999 }, (_, index) => (index * 37) % 256)),
    'header.csv': Buffer.from('constituency,votes\n'),
  };
  for (const [name, bytes] of Object.entries(contents)) {
    const report = reportOn({
      bytes,
      container: containerNamed(name),
      roll,
      aliases: partyAliases(roll.reference),
      mode: 'rehearsal',
      nightNow: null,
      night: null,
    });
    assert.match(report.summary, /^1 message: 0 committed, 0 noop, 0 quarantined, 1 rejected/, name);
  }
  const path = join(folder(context), 'deep.json');
  writeFileSync(path, contents['deep.json']);
  const { code, out, err } = await feedCheck(path);
  assert.deepEqual([code, err], [1, '']);
  assert.match(out, /^the file — REJECTED\n {2}TOO_DEEP at .*\(line 1, column 18\): /);
});

test('[F18] a question that cannot be answered ends with one line and its own exit code', async (context) => {
  const questions = [
    [folder(context)],
    [join(folder(context), 'none')],
    ['README.md', '--mode', 'loud'],
    ['README.md', '--now', 'soon'],
    ['README.md', '--election', 'none'],
    ['README.md', '--what'],
    [],
  ];
  const answers = await Promise.all(questions.map((question) => feedCheck(...question)));
  for (const [index, { code, err }] of answers.entries()) {
    assert.equal(code, 2, questions[index]?.join(' '));
    assert.doesNotMatch(err, /\n\s+at /);
  }
});

test('[F18] later messages of a file are judged after the earlier ones', () => {
  const messages = [
    alderResult(),
    alderResult(),
    alderResult({ revision: 2 }, [340, 400, 180, 80]),
    alderResult({ revision: 3 }, [401, 340, 180, 80]),
  ];
  const bytes = bytesOf(messages.map((each) => JSON.stringify(each)).join('\n'));
  const report = reportOn({
    bytes,
    container: 'ndjson',
    roll,
    aliases: partyAliases(roll.reference),
    mode: 'rehearsal',
    nightNow: null,
    night: null,
  });
  assert.deepEqual(
    report.blocks.map((each) => /— (?:would be )?(\w+(?:-OP)?)/.exec(each)?.[1]),
    ['COMMITTED', 'NO-OP', 'QUARANTINED', 'QUARANTINED'],
  );
  assert.match(report.blocks[3] ?? '', /FLIPPING/);
  assert.equal(report.isClean, false);
});

test('[I52] with --data a file is judged as the next of the night: known, overtaken, changed or new', async (context) => {
  const data = folder(context);
  const night = join(data, 'rehearsal', 'ge2024');
  const [first = '', second = ''] = readFileSync('data/nights/ge2024.ndjson', 'utf8').split('\n');
  const file = join(data, 'next.ndjson');
  const votesChanged = { ...JSON.parse(first), revision: 2, kind: 'withdrawal', reason: 'Read out wrongly' };
  for (const field of ['electorate', 'validVotes', 'rejectedBallots', 'majority', 'candidates'])
    delete votesChanged[field];
  writeFileSync(file, [first, second, JSON.stringify(votesChanged)].join('\n'));
  const none = await feedCheck(file, '--data', data);
  assert.deepEqual([none.code, none.err], [2, `there is no night in ${night}\n`]);
  mkdirSync(night, { recursive: true });
  writeFileSync(join(night, 'journal.ndjson'), await journalOf(first));
  const { out, err } = await feedCheck(file, '--data', data);
  assert.equal(err, '');
  assert.match(
    out,
    /^line 1: .* — NO-OP[\s\S]*^line 2: .* — would be COMMITTED[\s\S]*^line 3: .* — QUARANTINED/m,
  );
  assert.match(out, /1 committed, 1 noop, 1 quarantined, 0 rejected/);
});

/** The journal of a night in which this result was committed. */
async function journalOf(line: string): Promise<string> {
  const real = makeRoll((await loadPack('data/ge2024')).reference);
  const parsed = parseMessage(bytesOf(line), CHANNEL);
  assert.ok(parsed.ok);
  const judged = judgeMessage(
    { roll: real, aliases: partyAliases(real.reference), mode: 'rehearsal' },
    { state: emptyState, deskState: emptyDeskState },
    { bytes: bytesOf(line), at: parsed.value.time, channelMode: 'rehearsal' },
    null,
  );
  assert.equal(judged.disposition, 'committed');
  const event = eventOf(judged.disposition === 'committed' ? judged.fact : assert.fail(), 1);
  const summary = { constituencyId: parsed.value.constituency, kind: 'result', revision: 1 };
  const answer = {
    kind: 'inputJudged',
    seq: 1,
    disposition: 'committed',
    summary,
    problems: [],
    quarantine: null,
    nightSeq: 1,
  };
  return [
    { line: 'opened', v: 1 },
    { line: 'committed', log: 'night', event },
    { line: 'committed', log: 'desk', event: answer },
  ]
    .map((each) => `${JSON.stringify(each)}\n`)
    .join('');
}

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { DeskAction } from '#lib/desk/desk-request.ts';
import type { EntryFigures } from '#lib/desk/entry.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import { chainOf, openingChain } from '#lib/sync/chain.ts';
import { COMMANDS_WAITING_MAX, sendCommand } from '#server/ingest/command-feed.ts';
import type { FiguresMessage } from '#server/ingest/feed-message.ts';
import type { DeskEvent, EntryPublished } from '#server/log/desk-event.ts';
import { nightKeys } from '#server/log/night-keys.ts';
import { nextId, SOME_HASH } from '#tests/support/desk-commands.ts';
import { written } from '#tests/support/desk-posts.ts';
import { type IngestProcess, ingestProcess, type Started } from '#tests/support/ingest-process.ts';
import { type PrivateRedis, privateRedis } from '#tests/support/redis.ts';

const KEYS = nightKeys({ mode: 'rehearsal', election: 'ge2024' });
const PEOPLE = { Rae: 'reporter', Ed: 'editor', Cy: 'chief' } as const;

let server: PrivateRedis;
before(async () => {
  server = await privateRedis();
});
after(() => server.close());

/** Sends requests one after another, and remembers them, to send them again. */
function desk() {
  const redis = server.connect();
  const sent: (() => Promise<string>)[] = [];
  return {
    sent,
    async send(actor: string | null, action: DeskAction): Promise<string> {
      const request = { id: nextId(), ...action };
      const send = () => sendCommand(redis, KEYS, request, actor);
      sent.push(send);
      return send();
    },
    async events(): Promise<readonly DeskEvent[]> {
      const entries = await redis.xrange(KEYS.desk.stream, '-', '+');
      return entries.map(([, fields]) => JSON.parse(fields[fields.indexOf('event') + 1] ?? ''));
    },
  };
}

async function recorded(count: number): Promise<readonly FiguresMessage[]> {
  const lines = (await readFile('data/nights/ge2024.ndjson', 'utf8')).split('\n');
  return lines.slice(0, count).map((line) => JSON.parse(line));
}

/** A declaration of the recorded night as somebody types it at the desk. */
function entryOf(message: FiguresMessage): DeskAction {
  const figures: EntryFigures = {
    votes: Object.fromEntries(message.candidates.map(({ id, votes }) => [id, votes])),
    electorate: message.electorate ?? null,
    rejectedBallots: message.rejectedBallots,
    ...{ ballots: null, majority: null, winner: null, decidedByLot: null },
    declaredAt: message.time,
  };
  return {
    kind: 'submitEntry',
    entry: {
      constituencyId: message.constituency as ConstituencyId,
      expectedRevision: 0,
      source: 'Returning officer',
      content: { kind: 'result', figures },
    },
    ...{ confirms: null, acknowledged: [], fromInput: null },
  };
}

async function quietIngest(): Promise<IngestProcess> {
  await server.connect().flushall();
  return ingestProcess(server, {
    DECLARED_FEED: 'none',
    DECLARED_SPEED: '1',
    DECLARED_START: '2024-07-05T12:00:00Z',
  });
}

/** The first of three commands is among the first batch, however many of them a fast machine takes at once. */
const CRASHES = [
  'received:2',
  'judging:1',
  'judging:2',
  'judged:1',
  'night-committed:1',
  'night-journalled:1',
  'desk-committed:1',
  'desk-journalled:1',
];
/** A crash that never comes must not hold up the rest. */
const TEST_MS_MAX = 400_000;

test('[D18] killed at every point of its work, ingest loses no command of the desk and doubles none', {
  timeout: TEST_MS_MAX,
}, async () => {
  const ingest = await quietIngest();
  const { send, sent, events } = desk();
  let running: Started = await ingest.start();
  for (const [name, role] of Object.entries(PEOPLE)) {
    await send(null, {
      kind: 'createUser',
      userId: name.toLowerCase(),
      name,
      role,
      passwordHash: SOME_HASH,
      demo: true,
    });
  }
  await ingest.untilJudged(sent.length);
  const declarations = await recorded(CRASHES.length);
  for (const [index, point] of CRASHES.entries()) {
    const declaration = declarations[index] as FiguresMessage;
    const post = written(`post-${index}`);
    await send('rae', entryOf(declaration));
    await send('ed', post);
    await ingest.untilJudged(sent.length);
    await running.stop();
    const crashing = await ingest.start({ DECLARED_CRASH_AT: point });
    await send('ed', entryOf(declaration));
    await send('ed', { kind: 'publishPost', postId: post.postId, base: 1 });
    await send('cy', entryOf(declaration));
    assert.equal(await crashing.exited, null, `It was to end at ${point}`);
    running = await ingest.start();
    await ingest.untilJudged(sent.length);
  }
  // Every reply was lost, and everything is sent once more.
  for (const again of sent) await again();
  await send('ed', { kind: 'clearBanner' });
  await ingest.untilJudged(sent.length);
  await running.stop();

  const all = await events();
  assert.equal(all.length, sent.length);
  const published = all.filter((event) => event.kind === 'entryPublished');
  assert.deepEqual(
    published.map(({ entry, keys }) => [entry.constituencyId, keys.map(({ userId }) => userId)]),
    declarations.map(({ constituency }) => [constituency, ['rae', 'ed']]),
  );
  assert.equal(all.filter(({ kind }) => kind === 'entryKnown').length, CRASHES.length);
  assert.equal(all.filter(({ kind }) => kind === 'factCommitted').length, CRASHES.length);
  assert.deepEqual(
    all.filter(({ kind }) => kind === 'commandRefused'),
    [],
  );
  assert.equal(await ingest.committed(), 2 * CRASHES.length);
  const { isRight, words } = await ingest.verify();
  assert.ok(isRight, words);
  assert.match(words, /3 accounts, 16 keys/);
});

test('[D35] ingest publishes a post whose time has come by itself, once, whenever it is started', {
  timeout: TEST_MS_MAX,
}, async () => {
  const ingest = await quietIngest();
  const { send, sent, events } = desk();
  let running = await ingest.start();
  const post = written('a-post');
  await send(null, createEd());
  await send('ed', post);
  const publishAt = '2024-07-05T11:00:00.000Z';
  await send('ed', { kind: 'schedulePost', postId: post.postId, base: 1, publishAt });
  await ingest.untilCommitted(1);
  await ingest.untilJudged(sent.length + 1);
  await running.stop();
  running = await ingest.start();
  await send('ed', { kind: 'clearBanner' });
  await ingest.untilJudged(sent.length + 1);
  await running.stop();
  assert.equal(await ingest.committed(), 1);
  const published = (await events()).filter(({ kind }) => kind === 'factCommitted');
  assert.deepEqual(
    published.map(({ origin }) => origin),
    ['schedule'],
  );
  const { isRight, words } = await ingest.verify();
  assert.ok(isRight, words);
});

function createEd(): DeskAction {
  const about = { userId: 'ed', name: 'Ed', role: 'editor', passwordHash: SOME_HASH, demo: true } as const;
  return { kind: 'createUser', ...about };
}

test('[D46] while ingest is away so many commands wait for it, and no more', async () => {
  const ingest = await quietIngest();
  const redis = server.connect();
  const { send } = desk();
  const fill = redis.pipeline();
  for (let count = 0; count < COMMANDS_WAITING_MAX - 1; count += 1)
    fill.xadd(KEYS.commands, '*', 'command', '{}');
  await fill.exec();
  await send(null, createEd());
  await assert.rejects(send('ed', { kind: 'clearBanner' }), /Too many commands wait/);
  assert.equal(await redis.xlen(KEYS.commands), COMMANDS_WAITING_MAX);
  const running = await ingest.start();
  // The same bytes again and again are one input.
  await ingest.untilJudged(2);
  await running.stop();
});

type Published = DeskEvent & EntryPublished;

const FORGERIES: readonly (readonly [(event: Published) => Partial<Published>, RegExp])[] = [
  [({ keys }) => ({ keys: keys.slice(1) }), /event 1 is published by one person/],
  [({ keys }) => ({ keys: keys.map((key) => ({ ...key, userId: 'ed' })) }), /desk 5: one person twice/],
  [({ keys }) => ({ keys: keys.map((key) => ({ ...key, role: 'chief' })) }), /desk 5: ed was no chief then/],
  [
    ({ keys }) => ({ keys: keys.map((key) => (key.userId === 'rae' ? { ...key, userId: 'cy' } : key)) }),
    /desk 5: no entry of cy is the input/,
  ],
  [() => ({ nightSeq: 2 }), /event 2 is answered for twice/],
];

/** A journal in which the publishing was altered, and every hash after it made to fit. */
function rechained(
  lines: readonly string[],
  forge: (event: Published) => Partial<Published>,
): readonly string[] {
  const opened = JSON.parse(lines[0] ?? '');
  let chain = openingChain(opened);
  return lines.map((text) => {
    const line = JSON.parse(text);
    if (line.log !== 'desk') return text;
    const { chain: _old, ...event } = line.event;
    const forged = event.kind === 'entryPublished' ? { ...event, ...forge(line.event) } : event;
    chain = chainOf(chain, forged);
    return JSON.stringify({ ...line, event: { ...forged, chain } });
  });
}

test('[I45] the verifier finds what was altered, taken out, moved or cut off in the desk’s log', async () => {
  const ingest = await quietIngest();
  const { send, sent, events } = desk();
  const running = await ingest.start();
  for (const [name, role] of Object.entries(PEOPLE)) {
    await send(null, {
      kind: 'createUser',
      userId: name.toLowerCase(),
      name,
      role,
      passwordHash: SOME_HASH,
      demo: true,
    });
  }
  const [declaration] = await recorded(1);
  await send('rae', entryOf(declaration as FiguresMessage));
  await send('ed', entryOf(declaration as FiguresMessage));
  await send('ed', { kind: 'setBanner', words: 'One seat', href: null });
  await ingest.untilJudged(sent.length);
  await running.stop();
  const right = await ingest.verify();
  assert.ok(right.isRight, right.words);
  const head = /The desk log ends at (\d+:[0-9a-f]{64})/.exec(right.words)?.[1] ?? '';
  assert.ok((await ingest.verify('--expect-head', head)).isRight);

  const path = join(ingest.dataFolder, 'rehearsal', 'ge2024', 'journal.ndjson');
  const journal = await ingest.journal();
  const lines = journal.trimEnd().split('\n');
  const isDesk = (line: string) => line.includes('"log":"desk"');
  const at = lines.findIndex((line) => isDesk(line) && line.includes('entryWaits'));
  const moved = lines.with(at, lines[at + 1] ?? '').with(at + 1, lines[at] ?? '');
  const renumbered = moved.map((line) =>
    isDesk(line) ? line.replace(/"seq":([45])/, (_, seq) => `"seq":${9 - seq}`) : line,
  );
  const lastDesk = lines.findLastIndex(isDesk);
  const lastNight = lines.findLastIndex((line) => line.includes('"log":"night"'));
  const cut = lines.filter((_, index) => index !== lastDesk && index !== lastNight);
  const say = async (changed: readonly string[], ...options: readonly string[]) => {
    await writeFile(path, `${changed.join('\n')}\n`);
    const { isRight, words } = await ingest.verify('--redis', 'none', ...options);
    assert.equal(isRight, false, words);
    return words;
  };
  const altered = lines.with(at, (lines[at] ?? '').replace('"name":"Rae"', '"name":"Ray"'));
  assert.match(await say(altered), /desk log of the journal: the chain of 4 is wrong/);
  assert.match(await say(lines.filter((_, index) => index !== at)), /5 follows 3/);
  assert.match(await say(renumbered), /the chain of 4 is wrong/);
  assert.match(await say(cut, '--expect-head', head), /no log has the event 6 with the chain/);
  assert.match(
    await say(lines.filter((_, index) => index !== lastNight)),
    /answers for event 2, which the night/,
  );
  // Forged with a chain that holds: the record itself says that the keys do not suffice.
  for (const [forge, words] of FORGERIES) {
    assert.match(await say(rechained(lines, forge)), words);
  }
  await writeFile(path, journal);
  assert.equal((await events()).length, 6);
});

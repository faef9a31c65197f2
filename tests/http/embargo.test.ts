import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { io } from 'socket.io-client';
import type { NightFact } from '#lib/election/events.ts';
import type { PostId } from '#lib/election/ids.ts';
import type { Mode } from '#lib/sync/mode.ts';
import { PROTOCOL_VERSION } from '#lib/sync/protocol.ts';
import { referenceFiles } from '#server/http/reference-files.ts';
import { startNight } from '#server/projection/night.ts';
import { EventHeld } from '#server/projection/projection.ts';
import { chainedAfter } from '#tests/support/chained-night.ts';
import { ORIGIN, reached, type ServedNight, serveNight } from '#tests/support/served-night.ts';
import {
  ALDER,
  BIRCH,
  BLUE,
  CEDAR,
  corrected,
  declared,
  GOLD,
  idOf,
  RED,
} from '#tests/support/tiny-election.ts';
import { published } from '#tests/support/written-posts.ts';

const CLOSE_MS = Date.parse('2030-07-04T21:00:00Z');
/** Words and figures that nobody outside may see: strange enough to be nothing else. */
const CANARY = /canary|27183|31415|canaries/i;
/** The projection asks again every quarter of a second for what it held; twice that, and it had its chance. */
const HELD_MS = 600;

const clockAt = (nightMs: number) => ({
  nightAt: new Date(nightMs).toISOString(),
  realAt: '2030-01-01T00:00:00.000Z',
  speed: 0,
});

/** A night whose clock a test moves, and one beside it in which nothing ever happened. */
interface Moved {
  readonly served: ServedNight;
  readonly silent: ServedNight;
  moveTo(nightMs: number): Promise<void>;
  close(): Promise<void>;
}

async function movedNight(mode: Mode = 'test', { realMs = () => CLOSE_MS - 60_000 } = {}): Promise<Moved> {
  let nightMs = CLOSE_MS - 60_000;
  const about = {
    mode,
    mayHold: true,
    nowMs: mode === 'live' ? realMs : Date.now,
    readSigns: async () => ({
      clock: clockAt(nightMs),
      ingestAliveAt: '2030-01-01T00:00:00.000Z',
      ingestFigures: new Map<string, number>(),
    }),
  };
  const [served, silent] = await Promise.all([serveNight(about), serveNight(about)]);
  return {
    served,
    silent,
    async moveTo(nextMs) {
      nightMs = nextMs;
      const clock = () => served.night.freshness.signs().clock?.nightAt;
      while (clock() !== clockAt(nextMs).nightAt) await wait(20);
    },
    async close() {
      await Promise.all([served.close(), silent.close()]);
    },
  };
}

/** Everything that could say how people vote, as if every check before the log had failed. */
function secrets({ night: { roll } }: ServedNight): readonly NightFact[] {
  return [
    { kind: 'countingStarted', constituencyId: CEDAR, revision: 1 },
    declared(roll, ALDER, { [RED]: 27_183, [BLUE]: 31_415, [GOLD]: 3, independent: 4 }),
    corrected(roll, ALDER, { [RED]: 27_184, [BLUE]: 31_415, [GOLD]: 3, independent: 4 }, 2, 'Canary reason'),
    { kind: 'resultFlagged', constituencyId: ALDER, words: 'Canary doubt' },
    { kind: 'winnerAnnounced', constituencyId: BIRCH, revision: 1, winner: idOf('birch', BLUE) },
    published('exit-poll' as PostId, 'Canary exit poll', {
      title: 'Canary headline',
      pinned: true,
      keyEvent: true,
    }),
    { kind: 'bannerSet', words: 'Canary banner', href: null },
    { kind: 'forecastHidden', reason: 'Canary of the exit poll' },
  ];
}

/** Commits without waiting: nobody is to be served it. */
async function smuggle({ log }: ServedNight, facts: readonly NightFact[]): Promise<number> {
  const head = await log.head();
  const events = chainedAfter(head, facts);
  await log.commitAll(events, head);
  return head.seq + events.length;
}

/** Every address without pages: what the API's document lists, what the sources name, and the pack's files. */
async function addresses({ night }: ServedNight): Promise<readonly string[]> {
  const { paths } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as {
    paths: Record<string, object>;
  };
  const named = readdirSync('server/http').flatMap((name) =>
    [...readFileSync(join('server/http', name), 'utf8').matchAll(/'(\/[a-z0-9/._-]+)'/g)].map(
      ([, path = '']) => path,
    ),
  );
  const files = await referenceFiles(night.pack);
  const all = [...Object.keys(paths).map(filledIn), ...named.map(withoutEnd), ...files.keys()];
  return [...new Set(all)].flatMap((path) => [path, `${path}?at=2030-07-05T03:00:00Z`, `${path}?after=0`]);
}

/** "/api/v1/constituencies/{id}" asked about a seat that has something to hide. A new parameter needs a value here. */
function filledIn(path: string): string {
  const values: Readonly<Record<string, string>> = {
    idOrSlug: ALDER,
    postcode: 'SW1A1AA',
    packHash: 'ab'.repeat(32),
  };
  return path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = values[name];
    assert.ok(value !== undefined, `Say in this test what stands for {${name}} in ${path}`);
    return value;
  });
}

/** "/reference/" and "/api/v1/postcode/" are beginnings of addresses. */
const withoutEnd = (path: string) => (path.endsWith('/') ? `${path}x` : path);

async function answerAt({ address }: ServedNight, path: string): Promise<string> {
  const response = await fetch(address + path);
  return `${response.status} ${JSON.stringify([...response.headers].sort())} ${await response.text()}`;
}

/** What differs between any two answers of any two servers. */
const unvarying = (answer: string) =>
  answer.replace(/"date","[^"]*"/g, '').replace(/"ingestAgeSeconds":\d+/g, '');

let moved: Moved;
before(async () => {
  moved = await movedNight();
});
after(() => moved.close());

test('[E1] before the close of poll every address answers, byte for byte, as if nothing had happened', async () => {
  const { served, silent } = moved;
  await smuggle(served, secrets(served));
  await wait(HELD_MS);
  const all = await addresses(served);
  assert.ok(all.length > 40, 'the addresses were found');
  for (const path of all) {
    const answer = await answerAt(served, path);
    assert.doesNotMatch(answer, CANARY, path);
    if (path.startsWith('/metrics')) assert.match(answer, /^.*declared_head_seq 0\\n|declared_head_seq 0$/m);
    else assert.equal(unvarying(answer), unvarying(await answerAt(silent, path)), path);
  }
});

test('[E2] nor does a socket: a page is up to date with nothing, and a beat says so', async () => {
  const { served } = moved;
  const socket = io(served.address, { extraHeaders: { origin: ORIGIN }, reconnection: false });
  const heard: unknown[] = [];
  socket.onAny((...said: unknown[]) => heard.push(said));
  const answered = new Promise((resolve) => socket.once('answer', resolve));
  const { epoch, seq, chain } = served.night.projection.current().position;
  assert.equal(seq, 0);
  socket.emit('resume', { v: PROTOCOL_VERSION, election: 'tiny', epoch, seq, chain });
  await answered;
  await wait(HELD_MS);
  socket.disconnect();
  assert.match(JSON.stringify(heard[0]), /"upToDate"/);
  assert.doesNotMatch(JSON.stringify(heard), /"events"/);
  assert.doesNotMatch(JSON.stringify(heard), CANARY);
});

test('[E3] what is held is not even in the memory of a process, nor of one that starts when the log has it', async () => {
  const { served } = moved;
  const events = await served.log.read(0, 100);
  assert.equal(events.length, secrets(served).length, 'the log has them');
  assert.equal(served.night.projection.current().events.length, 0, 'they are not even in memory');
  assert.equal(served.night.isEmbargoed(), true);
  const held = Promise.withResolvers<unknown>();
  const later = await startNight({
    pack: served.night.pack,
    mode: 'test',
    log: served.log,
    readSigns: async () => served.night.freshness.signs(),
    onProblem: held.resolve,
  });
  assert.ok((await held.promise) instanceof EventHeld, 'whoever runs the night is told');
  assert.equal(later.projection.current().events.length, 0);
  await later.stop();
});

test('[E4] at the close what was held is told in order, once, and by every address', async () => {
  const { served } = moved;
  const told: number[] = [];
  const leave = served.night.projection.subscribe({
    onEvents: (events) => void told.push(...events.map(({ seq }) => seq)),
    onReplaced: () => assert.fail('it is the same log'),
  });
  await moved.moveTo(CLOSE_MS - 1);
  await wait(HELD_MS);
  assert.deepEqual(told, [], 'a millisecond before is before');
  await moved.moveTo(CLOSE_MS);
  await reached(served.night, secrets(served).length);
  leave();
  assert.deepEqual(told, [1, 2, 3, 4, 5, 6, 7, 8]);
  assert.equal(served.night.isEmbargoed(), false);
  for (const path of [
    '/api/v1/snapshot',
    '/api/v1/events?after=0',
    '/live.atom',
    `/api/v1/constituencies/${ALDER}`,
  ])
    assert.match(await answerAt(served, path), CANARY, `${path} would have given it away`);
});

test('[E5] a live night has the real time: no clock that anybody publishes opens it', async (t) => {
  let realMs = CLOSE_MS - 1;
  const live = await movedNight('live', { realMs: () => realMs });
  t.after(() => live.close());
  await smuggle(live.served, secrets(live.served));
  await live.moveTo(CLOSE_MS + 86_400_000);
  await wait(HELD_MS);
  assert.equal(live.served.night.projection.current().position.seq, 0);
  assert.equal(live.served.night.isEmbargoed(), true);
  assert.equal(live.served.night.reading().nightNowMs, realMs, 'and no page says that the polls have closed');
  realMs = CLOSE_MS;
  await reached(live.served.night, secrets(live.served).length);
});

test('[E6] nominations and a postponed poll are no secret; what comes after a secret waits with it', async (t) => {
  const night = await movedNight();
  t.after(() => night.close());
  const postponed = {
    kind: 'pollPostponed',
    constituencyId: CEDAR,
    revision: 1,
    reason: 'A candidate died',
  } as const;
  const harmless = await smuggle(night.served, [postponed]);
  await reached(night.served.night, harmless);
  await smuggle(night.served, [...secrets(night.served).slice(5), { ...postponed, constituencyId: BIRCH }]);
  await wait(HELD_MS);
  assert.equal(
    night.served.night.projection.current().position.seq,
    harmless,
    'numbers and chain stay whole',
  );
  assert.equal(night.served.night.reading().state.tally.postponed, 1);
});

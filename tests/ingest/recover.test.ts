import assert from 'node:assert/strict';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import type { NightEvent } from '#lib/election/events.ts';
import { type Config, nightFolder } from '#server/config.ts';
import { journalPath } from '#server/ingest/journal.ts';
import { readJournal } from '#server/ingest/journal-contents.ts';
import { NightRefused } from '#server/ingest/recover.ts';
import { type StartedNight, startNight } from '#server/ingest/recover-start.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';
import { writeMeta } from '#server/log/log-meta.ts';
import { nightKeys } from '#server/log/night-keys.ts';
import { redisEventLog } from '#server/log/redis-event-log.ts';
import { chanceFrom } from '#tests/support/chance.ts';
import { alderResult, message, resultOf } from '#tests/support/feed-messages.ts';
import { emptyFolder } from '#tests/support/journals.ts';
import { inputsAbout, PACK_HASH, runShortNight, settingsOf } from '#tests/support/recorded-inputs.ts';
import { type PrivateRedis, privateRedis } from '#tests/support/redis.ts';
import { BIRCH, CEDAR } from '#tests/support/tiny-election.ts';

let server: PrivateRedis;
before(async () => {
  server = await privateRedis();
});
after(() => server.close());
beforeEach(async () => {
  await server.connect().flushall();
});

/** Counting, a declaration in each seat, a doubtful message and one that cannot be read. */
const INPUTS = inputsAbout([
  message('counting'),
  alderResult({ revision: 2 }),
  resultOf(BIRCH, [300, 200, 100]),
  alderResult({ revision: 3, validVotes: 9 }, [500, 340, 180, 80]),
  { format: 'declared-feed/1' },
  resultOf(CEDAR, [700, 200, 100]),
]);

interface Played {
  readonly config: Config;
  readonly night: readonly NightEvent[];
  readonly desk: readonly DeskEvent[];
}

async function played(): Promise<Played> {
  const config = settingsOf(server, await emptyFolder());
  await runShortNight(config, server, INPUTS);
  const { night, desk } = await logsOf(config);
  assert.deepEqual([night.length, desk.length], [4, 6]);
  return { config, night, desk };
}

async function logsOf(config: Config) {
  const redis = server.connect();
  const keys = nightKeys(config);
  return {
    night: await redisEventLog<NightEvent>({ redis, keys, name: 'night' }).read(0, 1_000),
    desk: await redisEventLog<DeskEvent>({ redis, keys, name: 'desk' }).read(0, 1_000),
    inputs: await redis.hgetall(keys.night.inputs),
  };
}

async function restarted(config: Config): Promise<StartedNight> {
  const night = await startNight(config, PACK_HASH, server.connect('ingest'));
  await night.journal.close();
  return night;
}

async function assertWhole({ config, night, desk }: Played): Promise<StartedNight> {
  const again = await restarted(config);
  assert.deepEqual(again.nightEvents, night);
  assert.deepEqual(again.deskEvents, desk);
  const logs = await logsOf(config);
  assert.deepEqual([logs.night, logs.desk], [night, desk]);
  assert.deepEqual(
    logs.inputs,
    Object.fromEntries(night.map((event) => [event.inputId, `${event.seq} ${event.chain}`])),
  );
  const contents = await readJournal(journalPath(nightFolder(config)));
  assert.deepEqual([contents.night.length, contents.desk.length], [night.length, desk.length]);
  return again;
}

test('[I28] a night that was left in order is found as it was left, and nothing is said', async () => {
  const before = await played();
  assert.deepEqual((await assertWhole(before)).words, []);
});

test('[I29] a Redis that lost everything gets the same logs again, with the same epoch and chain', async () => {
  const before = await played();
  await server.kill();
  await server.wipe();
  await server.start();
  const { words } = await assertWhole(before);
  assert.equal(words.length, 2);
});

test('[I29] a Redis that is behind, as after an old copy was put back, is rolled forward', async () => {
  const config = settingsOf(server, await emptyFolder());
  await runShortNight(config, server, INPUTS.slice(0, 2));
  await server.kill();
  const copy = join(server.folder, 'copy');
  await cp(join(server.folder, 'appendonlydir'), copy, { recursive: true });
  await server.start();
  await runShortNight(config, server, INPUTS.slice(2));
  const { night, desk } = await logsOf(config);
  await server.kill();
  await server.wipe();
  await cp(copy, join(server.folder, 'appendonlydir'), { recursive: true });
  await server.start();
  const { words } = await assertWhole({ config, night, desk });
  assert.match(words.join(), /ended at 2: rolled forward to 4/);
});

test('[I30] a journal that lacks what Redis has takes it over', async () => {
  const before = await played();
  const path = journalPath(nightFolder(before.config));
  const lines = (await readFile(path, 'utf8')).split('\n');
  await writeFile(path, `${lines.filter((line) => !line.startsWith('{"line":"committed"')).join('\n')}`);
  await assertWhole(before);
});

test('[I30] a journal that was lost is made again from Redis, of the same epoch', async () => {
  const before = await played();
  const { epoch } = before.night[0] as NightEvent;
  await rm(journalPath(nightFolder(before.config)));
  const again = await assertWhole(before);
  assert.equal(again.identity.epoch, epoch);
});

test('[I31] a stream that was trimmed, altered or forked is rebuilt from the journal, and it is said', async () => {
  for (const spoil of [trim, alter, fork]) {
    await server.connect().flushall();
    const before = await played();
    await spoil(before);
    const { words } = await assertWhole(before);
    assert.match(words.join(), /rebuilt/);
  }
});

async function trim({ config }: Played): Promise<void> {
  await server.connect().xtrim(nightKeys(config).night.stream, 'MAXLEN', 2);
}

async function alter({ config, night }: Played): Promise<void> {
  const redis = server.connect();
  const { stream } = nightKeys(config).night;
  await redis.del(stream);
  for (const event of night) {
    const altered = event.seq === 2 ? { ...event, source: 'Somebody else' } : event;
    await redis.xadd(stream, `0-${event.seq}`, 'chain', event.chain, 'event', JSON.stringify(altered));
  }
}

/** Another history of the same epoch, whole in itself. */
async function fork({ config, night }: Played): Promise<void> {
  const redis = server.connect();
  const keys = nightKeys(config);
  const { epoch } = night[0] as NightEvent;
  await redis.flushall();
  await writeMeta(
    redis,
    keys,
    { mode: config.mode, election: config.election, packHash: PACK_HASH, epoch },
    { isRebuilding: false },
  );
  const other = settingsOf(server, await emptyFolder());
  await runShortNight(other, server, inputsAbout([resultOf(BIRCH, [1, 2, 3]), resultOf(CEDAR, [4, 5, 6])]));
}

test('[I31] an index of inputs that says anything else than the log is written anew', async () => {
  const before = await played();
  const { inputs } = nightKeys(before.config).night;
  await server.connect().hset(inputs, { [before.night[0]?.inputId ?? '']: '9 ff', stray: '1 00' });
  await assertWhole(before);
});

test('[I32] damage that nothing can repair stops the start', async () => {
  const before = await played();
  await rm(journalPath(nightFolder(before.config)));
  await trim(before);
  await assert.rejects(restarted(before.config), /journal here is empty/);
});

test('[I33] a night of another pack or another epoch is refused, in words that say what to do', async () => {
  const { config } = await played();
  const otherPack = startNight(config, 'cd'.repeat(32), server.connect('ingest'));
  await assert.rejects(otherPack, (error) => error instanceof NightRefused && /--fresh/.test(error.message));
  const elsewhere = settingsOf(server, await emptyFolder());
  await assert.rejects(startNight(elsewhere, 'cd'.repeat(32), server.connect('ingest')), NightRefused);
  await server.connect().flushall();
  await played();
  await assert.rejects(restarted(config), /another night of this election/);
});

test('[I33] a Redis whose record says another mode or election is refused', async () => {
  const { config, night } = await played();
  const { epoch } = night[0] as NightEvent;
  for (const other of [{ mode: 'live' }, { election: 'other' }] as const) {
    const identity = { mode: config.mode, election: config.election, packHash: PACK_HASH, epoch, ...other };
    await writeMeta(server.connect(), nightKeys(config), identity, { isRebuilding: false });
    await assert.rejects(restarted(config), NightRefused);
  }
});

test('[I34] a fresh start begins one new night for one word, and keeps the old journal', async () => {
  const { config, night } = await played();
  const first = await restarted({ ...config, fresh: 'word' });
  assert.notEqual(first.identity.epoch, night[0]?.epoch);
  assert.deepEqual((await logsOf(config)).night, []);
  const again = await restarted({ ...config, fresh: 'word' });
  assert.equal(again.identity.epoch, first.identity.epoch);
  const other = await restarted({ ...config, fresh: 'another word' });
  assert.notEqual(other.identity.epoch, first.identity.epoch);
  const kept = await readdir(nightFolder(config));
  assert.ok(kept.includes(`journal-${night[0]?.epoch}.ndjson`));
});

test('[I34] a live night that has begun is never thrown away', async () => {
  const config = settingsOf(server, await emptyFolder(), { DECLARED_MODE: 'live', DECLARED_FEED: 'none' });
  const live = inputsAbout([alderResult({ mode: 'live' })]).map(
    (input) => ({ ...input, channelMode: 'live' }) as const,
  );
  await runShortNight(config, server, live);
  assert.equal((await logsOf(config)).night.length, 1);
  await assert.rejects(restarted({ ...config, fresh: 'word' }), NightRefused);
  assert.equal((await restarted(config)).nightEvents.length, 1);
});

/** Seed of the places that are flipped; printed with each failure. */
const SEED = 20_240_704;
const FLIPS = 36;

test('[I31] whatever bit of the append-only file flips, the logs come back as they were', async () => {
  const before = await played();
  await server.kill();
  const folder = join(server.folder, 'appendonlydir');
  const kept = join(server.folder, 'kept');
  await cp(folder, kept, { recursive: true });
  const name = (await readdir(folder)).find((each) => each.endsWith('.incr.aof')) ?? '';
  const whole = await readFile(join(kept, name));
  const chance = chanceFrom(SEED);
  for (let flip = 0; flip < FLIPS; flip += 1) {
    const [place, bit] = [Math.floor(chance() * whole.length), Math.floor(chance() * 8)];
    await server.wipe();
    await cp(kept, folder, { recursive: true });
    await writeFile(join(folder, name), flipped(whole, place, bit));
    await startedOrWiped();
    await assertWhole(before).catch((error: Error) => {
      throw new Error(`Seed ${SEED}, flip ${flip}: bit ${bit} of byte ${place}`, { cause: error });
    });
    await server.kill();
  }
  await server.wipe();
  await server.start();
});

function flipped(whole: Buffer, place: number, bit: number): Buffer {
  const copy = Buffer.from(whole);
  copy[place] = (copy[place] ?? 0) ^ (1 << bit);
  return copy;
}

/** A Redis that refuses its damaged file is started without it, as the runbook says. */
async function startedOrWiped(): Promise<void> {
  await server.start().catch(async () => {
    await server.wipe();
    await server.start();
  });
}

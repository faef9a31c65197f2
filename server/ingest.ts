import { setTimeout as wait } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { pino } from 'pino';
import { makeRoll } from '#lib/election/roll.ts';
import { type Config, ConfigRefused, nightFolder, packFolder, readConfig } from '#server/config.ts';
import { checkDurability } from '#server/log/check-durability.ts';
import { connectRedis } from '#server/log/connect-redis.ts';
import { loadPack, PackDamaged } from '#server/pack/load-pack.ts';
import type { Pack } from '#server/pack/pack.ts';
import { readPartyWords } from '#server/pack/party-words.ts';
import { commandFeed } from './ingest/command-feed.ts';
import { crashAt } from './ingest/crash-point.ts';
import { feedOf } from './ingest/ingest-feeds.ts';
import { runIngest } from './ingest/ingest-loop.ts';
import { publishedClock } from './ingest/ingest-status.ts';
import { JournalFailed, journalPath } from './ingest/journal.ts';
import { JournalLocked } from './ingest/journal-lock.ts';
import { type RunningClock, realClock, resumedAt, runClock } from './ingest/night-clock.ts';
import { partyAliases } from './ingest/party-aliases.ts';
import { NightRefused } from './ingest/recover.ts';
import { type StartedNight, startNight } from './ingest/recover-start.ts';
import { sayAlive } from './say-alive.ts';

/** A person has to put something right first: starting again would end the same way. */
const EXIT_REFUSED = 3;
/** Something failed that may be gone at the next start. */
const EXIT_FAILED = 1;
const REDIS_RETRY_MS = 200;

const log = pino({ name: 'ingest' });

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const pack = await loadPack(packFolder(config));
  const stop = stopSignal();
  const redis = connectRedis(config.redisUrl, (error) =>
    log.warn({ reason: error.message }, 'Redis is away'),
  );
  try {
    await untilReachable(redis, stop);
    if (stop.aborted) return;
    await requireDurability(redis, config);
    const night = await startNight(config, pack.hash, redis);
    for (const words of night.words) log.error({ words }, 'Recovered');
    await runIngest(await partsOf(config, pack, redis, night), stop).catch((error: unknown) => {
      // Ended while Redis was away: what was accepted is in the journal, and is committed at the next start.
      if (!stop.aborted || error instanceof JournalFailed) throw error;
      log.warn({ reason: (error as Error).message }, 'Ended with inputs left for the next start');
    });
  } finally {
    redis.disconnect();
  }
}

async function partsOf(config: Config, pack: Pack, redis: Redis, night: StartedNight) {
  const onTrouble = (words: string) => log.warn({ words }, 'Trying again');
  const clock = await clockOf(config, pack, redis, night);
  const known = new Set([
    ...night.contents.received.map(({ inputId }) => inputId),
    ...night.deskEvents.map(({ inputId }) => inputId),
  ]);
  const feed = feedOf(config, clock, known, onTrouble);
  return {
    night,
    bench: {
      roll: makeRoll(pack.reference),
      aliases: partyAliases(pack.reference, await readPartyWords(config.packsFolder, pack.reference)),
      mode: config.mode,
    },
    redis,
    clock,
    feeds: [commandFeed(redis, night.keys), ...(feed === null ? [] : [feed])],
    journalPath: journalPath(nightFolder(config)),
    passPoint: crashAt(config.crashAt),
    onTrouble,
    onSettled: (inputs: number) => log.debug({ inputs }, 'Committed'),
    onReady: () => {
      clock.setSpeed(config.speed);
      const { epoch } = night.identity;
      log.info({ epoch, events: night.nightEvents.length, clock: clock.reading() }, 'Ready');
      process.send?.({ ready: true, epoch });
      sayAlive();
    },
  };
}

/** Goes on from where the night was; a new night starts where the settings say, or at the close of poll. */
async function clockOf(config: Config, pack: Pack, redis: Redis, night: StartedNight): Promise<RunningClock> {
  if (config.mode === 'live') return realClock();
  const published = await publishedClock(redis, night.keys);
  const nightMs = resumedAt(Date.parse(config.start ?? pack.reference.election.closeOfPoll), [
    night.contents.received.at(-1)?.at,
    night.nightEvents.at(-1)?.at,
    published?.nightAt,
  ]);
  // It stands until everything that was left from last time is judged.
  return runClock({ nightMs, speed: 0 });
}

async function requireDurability(redis: Redis, { mode }: Config): Promise<void> {
  const { refusal, warnings } = await checkDurability(redis);
  for (const words of warnings) log.warn({ words }, 'Durability');
  if (refusal === null) return;
  if (mode === 'live') throw new NightRefused(refusal);
  log.warn({ words: refusal }, 'Durability: a live night would not start on this Redis');
}

async function untilReachable(redis: Redis, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const isThere = await redis.ping().then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await wait(REDIS_RETRY_MS, undefined, { signal: stop }).catch(() => {});
  }
}

/** Ctrl-C, a supervisor's word, or a supervisor that has gone: each ends the process in order. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
    process.once(signal, () => stop.abort());
  }
  return stop.signal;
}

function isRefusal(error: unknown): error is Error {
  return [ConfigRefused, NightRefused, JournalLocked, PackDamaged].some((kind) => error instanceof kind);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    if (isRefusal(error)) {
      log.fatal(error.message);
      process.exit(EXIT_REFUSED);
    }
    log.fatal({ err: error }, 'Ingest cannot go on');
    process.exit(EXIT_FAILED);
  },
);

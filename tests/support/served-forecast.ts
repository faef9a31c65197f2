import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { NightEvent, NightFact } from '#lib/election/events.ts';
import type { ForecastReading } from '#lib/forecast/published.ts';
import { chainOf } from '#lib/sync/chain.ts';
import type { NightClock } from '#lib/sync/clock.ts';
import { lastMove } from '#server/forecast/followed-forecast.ts';
import { type NightForecast, startForecast } from '#server/forecast/night-forecast.ts';
import type { ReadingBodies } from '#server/forecast/thread-messages.ts';
import { openService } from '#server/http/service.ts';
import { type EventLog, LogReplaced } from '#server/log/event-log.ts';
import { memoryEventLog } from '#server/log/memory-event-log.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { type Night, startNight } from '#server/projection/night.ts';
import { EventHeld } from '#server/projection/projection.ts';
import { REALTIME_LIMITS } from '#server/realtime/realtime-limits.ts';
import { recordedNight } from './recorded-night.ts';
import { ORIGIN, reached } from './served-night.ts';

/** Few: how many there are changes nothing that is tested here but the time it takes. */
const DRAWS = { quick: 40, full: 120 };

/** The night of 2024 with a forecast in a real thread, on a port of its own. Its model has no exit poll, which takes seconds. */
export interface ServedForecastNight {
  readonly night: Night;
  readonly forecast: NightForecast;
  /** From the first to the last event of the night as it was, one a line, in the order of time. */
  readonly recorded: readonly NightEvent[];
  readonly address: string;
  /** Resolves when the thread has made its first reading, whether or not it may be told. */
  readonly firstReading: Promise<void>;
  /** Why threads died. */
  readonly deaths: readonly unknown[];
  /** Chains facts to the log at a time of the night and waits until they are folded. */
  commit(facts: readonly NightFact[], at?: string): Promise<void>;
  /** Commits so many more of the recorded events, as they were. */
  replay(count: number): Promise<void>;
  /** Resolves with the full reading at the last event that moves the forecast. */
  settled(): Promise<ForecastReading>;
  /** Another life of the log takes the place of the first, empty. */
  begin(epoch: string): Promise<void>;
  close(): Promise<void>;
}

export async function serveForecast({
  clock = null,
  nowMs = Date.now,
  file,
}: {
  readonly clock?: NightClock | null;
  readonly nowMs?: () => number;
  readonly file?: URL;
} = {}): Promise<ServedForecastNight> {
  const pack = await loadPack('data/ge2024');
  const election = pack.reference.election.id;
  const open = (epoch: string) =>
    memoryEventLog<NightEvent>({ mode: 'test', election, packHash: pack.hash, epoch });
  const lives = replaceable(open('first'));
  const { log } = lives;
  const folder = await folderWithoutExitPoll(election);
  const night = await startNight({
    pack,
    mode: 'test',
    log,
    readSigns: async () => ({ clock, ingestAliveAt: null, ingestFigures: new Map() }),
    nowMs,
    onProblem(error) {
      if (!(error instanceof EventHeld || error instanceof LogReplaced)) throw error;
    },
  });
  const deaths: unknown[] = [];
  const forecast = await startForecast({
    night,
    settings: { draws: DRAWS, packFolder: 'data/ge2024', forecastFolder: folder },
    onProblem: (error) => deaths.push(error),
    ...(file === undefined ? {} : { file }),
  });
  const first = Promise.withResolvers<void>();
  const leaveFirst = forecast.subscribe(() => {
    leaveFirst();
    first.resolve();
  });
  const service = await openService({
    night,
    forecast,
    config: { port: 0, host: '127.0.0.1', origin: ORIGIN },
    logger: pino({ level: 'silent' }),
    openPages: null,
    limits: { ...REALTIME_LIMITS, forecastMs: 20 },
  });
  const recorded = recordedNight(night.roll, 'data/nights/ge2024.ndjson');
  let replayed = 0;
  const append = async (events: readonly Unchained[]) => {
    await chainAndCommit(log, events);
    await reached(night, (await log.head()).seq);
  };
  return {
    night,
    forecast,
    recorded,
    firstReading: first.promise,
    deaths,
    address: `http://127.0.0.1:${service.port}`,
    commit: async (facts, at) => {
      const last = night.projection.current().events.at(-1)?.at ?? pack.reference.election.closeOfPoll;
      await append(facts.map((fact) => ({ ...envelope(recorded), ...fact, at: at ?? last })));
    },
    async replay(count) {
      await append(recorded.slice(replayed, replayed + count));
      replayed += count;
    },
    settled: () => settledReading(night, forecast),
    async begin(epoch) {
      const begun = Promise.withResolvers<void>();
      const leave = night.projection.subscribe({ onEvents: () => {}, onReplaced: begun.resolve });
      lives.replace(open(epoch));
      replayed = 0;
      await begun.promise;
      leave();
    },
    async close() {
      await service.close();
      await forecast.stop();
      await night.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** The bytes of a reading as an object. */
export function read({ forecast }: ReadingBodies) {
  return JSON.parse(forecast.identity.toString());
}

type Unchained = Omit<NightEvent, 'seq' | 'chain' | 'epoch' | 'inputId'> & NightFact;

function envelope(recorded: readonly NightEvent[]): Pick<NightEvent, 'v' | 'source' | 'by'> {
  const [first] = recorded;
  if (first === undefined) throw new Error('The recorded night is empty');
  return { v: first.v, source: first.source, by: first.by };
}

async function chainAndCommit(log: EventLog<NightEvent>, events: readonly Unchained[]): Promise<void> {
  const head = await log.head();
  let { seq, chain } = head;
  const chained = events.map((event) => {
    seq += 1;
    const { chain: _old, ...own } = {
      chain,
      ...event,
      epoch: head.epoch,
      seq,
      inputId: `input-${seq}`,
    } as NightEvent;
    chain = chainOf(chain, own);
    return { ...own, chain } as NightEvent;
  });
  await log.commitAll(chained, head);
}

/** A log that becomes another one, and tells whoever follows it. */
function replaceable(first: EventLog<NightEvent>): {
  readonly log: EventLog<NightEvent>;
  replace(next: EventLog<NightEvent>): void;
} {
  let inner = first;
  let ending = new AbortController();
  return {
    log: {
      opening: () => inner.opening(),
      head: () => inner.head(),
      read: (after, limit) => inner.read(after, limit),
      commit: (event, expected) => inner.commit(event, expected),
      commitAll: (events, expected) => inner.commitAll(events, expected),
      async *follow(after, signal) {
        const own = ending.signal;
        yield* inner.follow(after, AbortSignal.any([signal, own]));
        if (own.aborted) throw new LogReplaced('Another life of the log');
      },
    },
    replace(next) {
      inner = next;
      ending.abort();
      ending = new AbortController();
    },
  };
}

function settledReading(night: Night, forecast: NightForecast): Promise<ForecastReading> {
  return new Promise((resolve) => {
    const look = () => {
      const published = forecast.published();
      const { events, position } = night.projection.current();
      if (published.kind !== 'shown') return;
      const { reading } = published;
      const isHere =
        reading.position.epoch === position.epoch && reading.position.seq === lastMove(events, position.seq);
      if (!isHere || reading.draws !== DRAWS.full) return;
      leave();
      resolve(reading);
    };
    const leave = forecast.subscribe(look);
    look();
  });
}

async function folderWithoutExitPoll(election: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'declared-forecast-'));
  const source = 'data/forecast';
  const night = JSON.parse(await readFile(join(source, `${election}.json`), 'utf8'));
  await writeFile(join(folder, `${election}.json`), JSON.stringify({ ...night, exitPoll: null }));
  for (const name of ['model.json', `${election}-measures.csv`]) {
    await writeFile(join(folder, name), await readFile(join(source, name)));
  }
  return folder;
}

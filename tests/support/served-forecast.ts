import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { NightEvent, NightFact } from '#lib/election/events.ts';
import { chainOf } from '#lib/sync/chain.ts';
import type { NightClock } from '#lib/sync/clock.ts';
import { type NightForecast, startForecast } from '#server/forecast/night-forecast.ts';
import type { ReadingBodies } from '#server/forecast/thread-messages.ts';
import { openService } from '#server/http/service.ts';
import type { EventLog } from '#server/log/event-log.ts';
import { memoryEventLog } from '#server/log/memory-event-log.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { type Night, startNight } from '#server/projection/night.ts';
import { EventHeld } from '#server/projection/projection.ts';
import { REALTIME_LIMITS } from '#server/realtime/realtime-limits.ts';
import { recordedNight } from './recorded-night.ts';
import { ORIGIN, reached } from './served-night.ts';

/** The night of 2024 with a forecast in a real thread, on a port of its own. Its model has no exit poll, which takes seconds. */
export interface ServedForecastNight {
  readonly night: Night;
  readonly forecast: NightForecast;
  readonly recorded: readonly NightEvent[];
  readonly address: string;
  /** Why threads died. */
  readonly deaths: readonly unknown[];
  /** Chains facts to the log at a time of the night and waits until they are folded. */
  commit(facts: readonly NightFact[], at?: string): Promise<void>;
  /** Commits so many more of the recorded events, as they were. */
  replay(count: number): Promise<void>;
  /** The next state of the forecast for which this holds. */
  until(isIt: (forecast: NightForecast) => boolean): Promise<void>;
  close(): Promise<void>;
}

export async function serveForecast({
  clock = () => null,
  file,
  epoch = 'epoch-of-the-test',
}: {
  readonly clock?: () => NightClock | null;
  readonly file?: URL;
  readonly epoch?: string;
} = {}): Promise<ServedForecastNight> {
  const pack = await loadPack('data/ge2024');
  const election = pack.reference.election.id;
  const log = memoryEventLog<NightEvent>({ mode: 'test', election, packHash: pack.hash, epoch });
  const folder = await folderWithoutExitPoll(election);
  const night = await startNight({
    pack,
    mode: 'test',
    log,
    readSigns: async () => ({ clock: clock(), ingestAliveAt: null, ingestFigures: new Map() }),
    onProblem(error) {
      if (!(error instanceof EventHeld)) throw error;
    },
  });
  const deaths: unknown[] = [];
  const forecast = await startForecast({
    night,
    folders: { packFolder: 'data/ge2024', forecastFolder: folder },
    onProblem: (error) => deaths.push(error),
    ...(file === undefined ? {} : { file }),
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
    await chainAndCommit(log, epoch, events);
    await reached(night, (await log.head()).seq);
  };
  return {
    night,
    forecast,
    recorded,
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
    until: (isIt) => untilIt(forecast, isIt),
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

async function chainAndCommit(
  log: EventLog<NightEvent>,
  epoch: string,
  events: readonly Unchained[],
): Promise<void> {
  const head = await log.head();
  let { seq, chain } = head;
  const chained = events.map((event) => {
    seq += 1;
    const { chain: _old, ...own } = { chain, ...event, epoch, seq, inputId: `input-${seq}` } as NightEvent;
    chain = chainOf(chain, own);
    return { ...own, chain } as NightEvent;
  });
  await log.commitAll(chained, head);
}

function untilIt(forecast: NightForecast, isIt: (forecast: NightForecast) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isIt(forecast)) return;
      leave();
      resolve();
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

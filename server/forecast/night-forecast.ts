import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { isBeforeClose } from '#lib/election/embargo.ts';
import type { NightEvent } from '#lib/election/events.ts';
import type { ForecastReading, PublishedForecast } from '#lib/forecast/published.ts';
import type { Night } from '#server/projection/night.ts';
import type { NightReading } from '#server/projection/night-reading.ts';
import { lastMove } from './followed-forecast.ts';
import { type ForecastThread, startThread } from './forecast-thread.ts';
import { makeReadingCache } from './reading-cache.ts';
import type { FromThread, ReadingBodies, ThreadSettings, UnusedResult } from './thread-messages.ts';

/** The forecast of a night as a process has it. What leaves it has passed the switch and the embargo. */
export interface NightForecast {
  /** What can be said at the head of the night. */
  published(): PublishedForecast;
  /** The same as bytes; of a past moment, once the thread has made them. */
  served(): ServedForecast;
  servedAt(past: NightReading): Promise<ServedForecast>;
  /** For the desk alone: results that are shown and do not move the forecast. */
  unused(): readonly UnusedResult[];
  /** Hears when there is another reading, or none any more. */
  subscribe(listener: () => void): () => void;
  stop(): Promise<void>;
}

export type ServedForecast =
  | { readonly kind: 'bodies'; readonly bodies: ReadingBodies }
  /** More is asked of the past than the thread can make soon. */
  | { readonly kind: 'busy' }
  | Exclude<PublishedForecast, { kind: 'shown' }>;

/** Memory for readings of the past: about fifty of a whole night. */
const PAST_BYTES_MAX = 32 * 1024 * 1024;
/** Each takes about half a second: who comes later is told to come again. */
const PAST_WAITING_MAX = 20;
/** Events that are handed over at once: more would hold up whoever waits for a page. */
const EVENTS_AT_ONCE_MAX = 100;

export interface NightForecastParts {
  readonly night: Night;
  readonly settings: ThreadSettings;
  readonly onProblem: (error: unknown) => void;
  /** What runs in the thread: another file in tests of its death. */
  readonly file?: URL;
}

/** Starts the forecast of a night; of an election that nobody has written inputs for, there is none. */
export async function startForecast(parts: NightForecastParts): Promise<NightForecast> {
  const { election } = parts.night.roll.reference;
  const inputs = join(parts.settings.forecastFolder, `${election.id}.json`);
  const isThere = await access(inputs).then(
    () => true,
    () => false,
  );
  return isThere ? new FollowedNight(parts) : NO_FORECAST;
}

const NONE = { kind: 'unavailable', why: 'none' } as const;

export const NO_FORECAST: NightForecast = {
  published: () => NONE,
  served: () => NONE,
  servedAt: async () => NONE,
  unused: () => [],
  subscribe: () => () => {},
  stop: async () => {},
};

class FollowedNight implements NightForecast {
  readonly #night: Night;
  readonly #onProblem: (error: unknown) => void;
  readonly #thread: ForecastThread;
  readonly #listeners = new Set<() => void>();
  readonly #past = makeReadingCache(PAST_BYTES_MAX);
  readonly #waiting = new Map<number, Waiting>();
  readonly #leave: () => void;
  #bodies: ReadingBodies | null = null;
  /** Read from the bytes when somebody first wants it. */
  #reading: ForecastReading | null = null;
  #unused: readonly UnusedResult[] = [];
  #why: 'starting' | 'failed' = 'starting';
  #log = 0;
  #told = 0;
  #telling: NodeJS.Immediate | null = null;
  #requests = 0;

  constructor({ night, settings, onProblem, ...rest }: NightForecastParts) {
    this.#night = night;
    this.#onProblem = onProblem;
    this.#thread = startThread({
      settings,
      ...rest,
      onStart: () => queueMicrotask(() => this.#open()),
      onMessage: (message) => this.#take(message),
      onDeath: (error) => this.#die(error),
    });
    this.#leave = night.projection.subscribe({
      onEvents: () => this.#tellMore(),
      onReplaced: () => {
        this.#past.clear();
        this.#open();
      },
    });
  }

  published(): PublishedForecast {
    const held = this.#held(this.#night.reading().nightNowMs);
    if (held !== null) return held;
    if (this.#bodies === null) return { kind: 'unavailable', why: this.#why };
    this.#reading ??= parsed(this.#bodies);
    return { kind: 'shown', reading: this.#reading };
  }

  served(): ServedForecast {
    const held = this.#held(this.#night.reading().nightNowMs);
    if (held !== null) return held;
    return this.#bodies === null
      ? { kind: 'unavailable', why: this.#why }
      : { kind: 'bodies', bodies: this.#bodies };
  }

  async servedAt(past: NightReading): Promise<ServedForecast> {
    const held = this.#heldAt(past);
    if (held !== null) return held;
    const key = this.#keyOf(past);
    const kept = this.#past.get(key);
    if (kept !== null) return { kind: 'bodies', bodies: kept };
    if (this.#bodies === null) return { kind: 'unavailable', why: this.#why };
    const same = [...this.#waiting.values()].find((each) => each.key === key);
    if (same === undefined && this.#waiting.size >= PAST_WAITING_MAX) return { kind: 'busy' };
    const bodies = await (same ?? this.#ask(key, past.position.seq)).bodies;
    // The switch may have been thrown while the thread was at it.
    return this.#heldAt(past) ?? bodies;
  }

  unused(): readonly UnusedResult[] {
    return this.#unused;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async stop(): Promise<void> {
    this.#leave();
    if (this.#telling !== null) clearImmediate(this.#telling);
    await this.#thread.stop();
    this.#forget();
  }

  /** What forbids to say anything at a moment of the night; null when nothing does. */
  #held(nightMs: number): Held | null {
    const { roll, state } = this.#night.reading();
    if (isBeforeClose(roll.reference.election, nightMs)) return { kind: 'embargoed' };
    const { forecastHidden } = state;
    return forecastHidden === null ? null : { kind: 'hidden', note: forecastHidden.reason };
  }

  #heldAt({ nightNowMs }: NightReading): Held | null {
    return this.#held(this.#night.reading().nightNowMs) ?? this.#held(nightNowMs);
  }

  /** Of all moments between two results the reading is the same. */
  #keyOf({ position }: NightReading): string {
    return `${position.epoch} ${lastMove(this.#night.projection.current().events, position.seq)}`;
  }

  #ask(key: string, seq: number): Waiting {
    this.#requests += 1;
    const request = this.#requests;
    const { promise, resolve } = Promise.withResolvers<ServedForecast>();
    const waiting: Waiting = { key, bodies: promise, resolve };
    this.#waiting.set(request, waiting);
    this.#thread.tell({ kind: 'at', request, seq });
    return waiting;
  }

  /** A new thread, or a new log: everything from the beginning. */
  #open(): void {
    this.#forget();
    this.#why = 'starting';
    this.#told = 0;
    this.#log += 1;
    const { opening } = this.#night.projection.current();
    this.#thread.tell({ kind: 'opened', log: this.#log, opening });
    this.#tellMore();
  }

  #tellMore(): void {
    this.#telling ??= setImmediate(() => {
      this.#telling = null;
      const { events } = this.#night.projection.current();
      const next: readonly NightEvent[] = events.slice(this.#told, this.#told + EVENTS_AT_ONCE_MAX);
      if (next.length === 0) return;
      this.#told += next.length;
      this.#thread.tell({ kind: 'events', events: next });
      this.#tellMore();
    });
  }

  #take(message: FromThread): void {
    switch (message.kind) {
      case 'reading':
        if (message.log !== this.#log) return;
        this.#bodies = buffersOf(message.bodies);
        this.#reading = null;
        this.#unused = message.unused;
        this.#hear();
        return;
      case 'past': {
        const waiting = this.#waiting.get(message.request);
        if (waiting === undefined) return;
        this.#waiting.delete(message.request);
        const bodies = buffersOf(message.bodies);
        this.#past.put(waiting.key, bodies);
        waiting.resolve({ kind: 'bodies', bodies });
        return;
      }
      default:
        message satisfies never;
    }
  }

  #die(error: unknown): void {
    this.#onProblem(error);
    this.#forget();
    this.#why = 'failed';
    this.#hear();
  }

  /** What was read of another log, or by a thread that is no more. */
  #forget(): void {
    this.#bodies = null;
    this.#reading = null;
    this.#unused = [];
    for (const { resolve } of this.#waiting.values()) resolve({ kind: 'unavailable', why: this.#why });
    this.#waiting.clear();
  }

  #hear(): void {
    for (const listener of this.#listeners) listener();
  }
}

type Held = Extract<PublishedForecast, { kind: 'hidden' | 'embargoed' }>;

interface Waiting {
  readonly key: string;
  readonly bodies: Promise<ServedForecast>;
  readonly resolve: (answer: ServedForecast) => void;
}

/** The same bytes as buffers, which they were before they came from the thread. */
function buffersOf({ forecast, atRisk }: ReadingBodies): ReadingBodies {
  const buffer = ({ buffer: bytes, byteOffset, byteLength }: Uint8Array) =>
    Buffer.from(bytes, byteOffset, byteLength);
  const body = ({ etag, identity, br, gzip }: ReadingBodies['forecast']) => ({
    etag,
    identity: buffer(identity),
    br: buffer(br),
    gzip: buffer(gzip),
  });
  return { forecast: body(forecast), atRisk: body(atRisk) };
}

function parsed({ forecast }: ReadingBodies): ForecastReading {
  return JSON.parse(forecast.identity.toString()) as ForecastReading;
}

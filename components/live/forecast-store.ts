import { isBeforeClose } from '#lib/election/embargo.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { ForecastReading, PublishedForecast } from '#lib/forecast/published.ts';
import type { CompactForecast } from '#lib/sync/compact-forecast.ts';
import type { ForecastMessage } from '#lib/sync/protocol.ts';
import type { LiveStore } from './live-store.ts';
import type { StandingStore } from './standing-store.ts';

/** The forecast that a page shows: fetched once somebody wants it, and then kept by what the socket tells. */
export interface ForecastStore {
  subscribe(listener: () => void): () => void;
  /** Null until the browser knows more than the page as the server made it. */
  shown(): PublishedForecast | null;
  /** News from the socket. */
  hear(message: ForecastMessage): void;
  /** The line is open again, or nothing but plain HTTP is left: what was told meanwhile is missed. */
  catchUp(): void;
}

export type AskForecast = (moment: AskedMoment | null) => Promise<ForecastAnswer>;

export type ForecastAnswer =
  | { readonly kind: 'reading'; readonly reading: ForecastReading }
  | { readonly kind: 'none' }
  | { readonly kind: 'later'; readonly ms: number };

type AskedMoment = { readonly at: string; readonly epoch: string };

export interface ForecastLine {
  readonly ask: AskForecast;
  readonly withMoves: (
    roll: Roll,
    reading: ForecastReading,
    moves: CompactForecast,
  ) => ForecastReading | null;
}

export interface ForecastStoreParts {
  readonly live: LiveStore;
  readonly standing: StandingStore;
  readonly load: () => Promise<ForecastLine>;
  /** The browser's timer. */
  readonly later?: (ms: number, act: () => void) => void;
  /** From 0 up to 1. */
  readonly chance?: () => number;
}

/** Pages that are told at once that there is another reading do not ask at once. */
const SPREAD_MS = 3000;
/** Whoever drags through the night asks for no moment that is only passed. */
const STILL_MS = 300;
/** A line that failed is tried again this much later. */
const FAILED_MS = 5000;
/** Moments that were looked at: a page that plays through a night forgets the first ones. */
const MOMENTS_MAX = 30;

const MAKING: PublishedForecast = { kind: 'unavailable', why: 'starting' };
const NONE: PublishedForecast = { kind: 'unavailable', why: 'none' };

export function makeForecastStore(parts: ForecastStoreParts): ForecastStore {
  return new PageForecast(parts);
}

class PageForecast implements ForecastStore {
  readonly #live: LiveStore;
  readonly #standing: StandingStore;
  readonly #load: () => Promise<ForecastLine>;
  readonly #later: (ms: number, act: () => void) => void;
  readonly #chance: () => number;
  readonly #listeners = new Set<() => void>();
  readonly #moments = new Map<string, PublishedForecast>();
  #line: ForecastLine | null = null;
  #isBegun = false;
  #isAsking = false;
  /** The forecast at the head of the night; null before the first answer. */
  #head: PublishedForecast | null = null;
  #wasHidden = false;
  #asked: string | null = null;
  #shown: PublishedForecast | null = null;

  constructor({
    live,
    standing,
    load,
    later = (ms, act) => setTimeout(act, ms),
    chance = Math.random,
  }: ForecastStoreParts) {
    this.#live = live;
    this.#standing = standing;
    this.#load = load;
    this.#later = later;
    this.#chance = chance;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#begin();
    return () => this.#listeners.delete(listener);
  };

  readonly shown = (): PublishedForecast | null => this.#shown;

  hear(message: ForecastMessage): void {
    const line = this.#line;
    if (line === null) return;
    const held = this.#head?.kind === 'shown' ? this.#head.reading : null;
    const roll = this.#live.night()?.roll;
    const tag = message.kind === 'other' ? message.tag : message.changes.to;
    if (held?.tag === tag) return;
    const next =
      message.kind === 'changed' && held !== null && roll !== undefined
        ? line.withMoves(roll, held, message.changes)
        : null;
    if (next === null) {
      this.#later(this.#chance() * SPREAD_MS, () => this.catchUp());
      return;
    }
    this.#head = { kind: 'shown', reading: next };
    this.#look();
  }

  readonly catchUp = (): void => {
    if (this.#line !== null) void this.#askHead(this.#line);
  };

  #begin(): void {
    if (this.#isBegun) return;
    this.#isBegun = true;
    this.#live.subscribe(this.#look);
    this.#standing.subscribe(this.#look);
    void this.#load().then((line) => {
      this.#line = line;
      this.#look();
      return this.#askHead(line);
    });
  }

  async #askHead(line: ForecastLine): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const answer = await line.ask(null).catch((): ForecastAnswer => ({ kind: 'later', ms: FAILED_MS }));
    this.#isAsking = false;
    if (answer.kind === 'reading') this.#head = { kind: 'shown', reading: answer.reading };
    else if (answer.kind === 'none') this.#head = NONE;
    else {
      this.#head ??= MAKING;
      this.#later(answer.ms, this.catchUp);
    }
    this.#look();
  }

  /** The forecast of a moment, once the page has stood at it for a while. */
  #askAt(moment: AskedMoment): void {
    const key = `${moment.epoch} ${moment.at}`;
    if (this.#asked === key || this.#line === null) return;
    this.#asked = key;
    const { ask } = this.#line;
    this.#later(STILL_MS, async () => {
      if (this.#asked !== key) return;
      const answer = await ask(moment).catch((): ForecastAnswer => ({ kind: 'later', ms: FAILED_MS }));
      if (answer.kind === 'later') {
        this.#later(answer.ms, () => {
          if (this.#asked === key) this.#asked = null;
          this.#look();
        });
        return;
      }
      this.#keep(key, answer.kind === 'none' ? NONE : { kind: 'shown', reading: answer.reading });
      this.#look();
    });
  }

  #keep(key: string, forecast: PublishedForecast): void {
    this.#moments.set(key, forecast);
    const [oldest] = this.#moments.keys();
    if (this.#moments.size > MOMENTS_MAX && oldest !== undefined) this.#moments.delete(oldest);
  }

  readonly #look = (): void => {
    const next = this.#now();
    if (isSame(next, this.#shown)) return;
    this.#shown = next;
    for (const listener of this.#listeners) listener();
  };

  /** The switch and the embargo first: they are in the night that the page follows, and no line delays them. */
  #now(): PublishedForecast | null {
    const { night } = this.#live.client();
    const roll = this.#live.night()?.roll;
    if (night === null || roll === undefined) return null;
    const { forecastHidden } = night.state;
    const isShownAgain = forecastHidden === null && this.#wasHidden;
    this.#wasHidden = forecastHidden !== null;
    if (forecastHidden !== null) return { kind: 'hidden', note: forecastHidden.reason };
    if (isShownAgain && this.#head?.kind !== 'shown') this.catchUp();
    const standing = this.#standing.standing();
    const nowMs = standing.kind === 'at' ? standing.atMs : this.#live.freshness().heardNightMs;
    if (isBeforeClose(roll.reference.election, nowMs)) return { kind: 'embargoed' };
    if (standing.kind === 'following') return this.#head;
    const at = new Date(standing.atMs).toISOString();
    const { epoch } = night.position;
    this.#askAt({ at, epoch });
    return this.#moments.get(`${epoch} ${at}`) ?? MAKING;
  }
}

function isSame(next: PublishedForecast | null, shown: PublishedForecast | null): boolean {
  if (next === null || shown === null || next.kind !== shown.kind) return next === shown;
  if (next.kind === 'hidden' && shown.kind === 'hidden') return next.note === shown.note;
  if (next.kind === 'unavailable' && shown.kind === 'unavailable') return next.why === shown.why;
  if (next.kind === 'shown' && shown.kind === 'shown') return next.reading === shown.reading;
  return true;
}

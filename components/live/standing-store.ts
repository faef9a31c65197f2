import type { LiveStore, ShownReading } from './live-store.ts';
import { makePastNight, type PastNight } from './past-night.ts';

/** Whether a page shows the night as it is or as it stood at a moment (milliseconds since 1970). */
export type Standing =
  | { readonly kind: 'following' }
  /** `isShown` is false while the events up to the moment are being fetched. */
  | { readonly kind: 'at'; readonly atMs: number; readonly isShown: boolean };

/** What a page shows of the night: its head, which goes on underneath, or a moment of the past. */
export interface StandingStore {
  subscribe(listener: () => void): () => void;
  standing(): Standing;
  /** The night for the views; null while the page as the server made it is still right. */
  shown(): ShownReading | null;
  /** Shows the night as it stood. A moment that nothing came after is now, and the page follows again. */
  standAt(momentMs: number): void;
  /** Shows the night as it is. False when the browser does not have it yet. */
  follow(): boolean;
}

/** Fetches events into a past night until it has as many as that, however long it takes. Rejects for another log. */
export type FetchPast = (past: PastNight, epoch: string, seq: number) => Promise<void>;

export function makeStandingStore(live: LiveStore, fetchPast: FetchPast): StandingStore {
  return new PageStanding(live, fetchPast);
}

const FOLLOWING: Standing = { kind: 'following' };
const MINUTE_MS = 60_000;

class PageStanding implements StandingStore {
  readonly #live: LiveStore;
  readonly #fetchPast: FetchPast;
  readonly #listeners = new Set<() => void>();
  #past: { readonly epoch: string; readonly night: PastNight } | null = null;
  #isFetching = false;
  #standing: Standing;
  #reading: ShownReading | null = null;

  constructor(live: LiveStore, fetchPast: FetchPast) {
    this.#live = live;
    this.#fetchPast = fetchPast;
    const { moment } = live.page;
    this.#standing = moment.isPast ? { kind: 'at', atMs: Date.parse(moment.at), isShown: true } : FOLLOWING;
    live.subscribe(this.#hearLive);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly standing = (): Standing => this.#standing;

  readonly shown = (): ShownReading | null =>
    this.#standing.kind === 'following' ? this.#live.night() : this.#reading;

  standAt(momentMs: number): void {
    // Until the moment is there, what is on the page stays on it.
    if (this.#standing.kind === 'following') this.#reading = this.#live.night();
    this.#show(momentMs);
    this.#tell();
  }

  follow(): boolean {
    if (this.#live.night() === null) return false;
    this.#standing = FOLLOWING;
    this.#tell();
    return true;
  }

  #show(atMs: number): void {
    const before = this.#reading;
    const state = this.#past?.night.stateAt(atMs) ?? null;
    if (state === null) {
      if (this.#isComplete()) this.#standing = FOLLOWING;
      else {
        this.#standing = { kind: 'at', atMs, isShown: this.#isAsServed(atMs) };
        void this.#fetch();
      }
      return;
    }
    this.#standing = { kind: 'at', atMs, isShown: true };
    const roll = this.#live.night()?.roll;
    if (roll === undefined) return;
    // Between two events views change by the minute only.
    const isSame = before?.state === state && minuteOf(before.nightNowMs) === minuteOf(atMs);
    if (!isSame) this.#reading = { roll, state, nightNowMs: atMs, isServed: false };
  }

  /** A page of the past is right before any event has come. */
  #isAsServed(atMs: number): boolean {
    const { moment } = this.#live.page;
    return this.#reading === null && moment.isPast && atMs === Date.parse(moment.at);
  }

  /** Whether the past reaches the head, so that a moment without anything after it is now. */
  #isComplete(): boolean {
    const head = this.#live.client().night?.position;
    return head !== undefined && this.#past !== null && this.#past.night.seq >= head.seq;
  }

  async #fetch(): Promise<void> {
    const night = this.#live.night();
    const head = this.#live.client().night?.position;
    if (this.#isFetching || night === null || head === undefined) return;
    this.#isFetching = true;
    this.#past ??= { epoch: head.epoch, night: makePastNight(night.roll, head.epoch) };
    const past = this.#past;
    try {
      await this.#fetchPast(past.night, past.epoch, head.seq);
      if (!past.night.reaches(head)) this.#past = null;
    } catch {
      // Another log: the next move, or the next word from the server, begins again.
      this.#past = null;
      return;
    } finally {
      this.#isFetching = false;
    }
    if (this.#standing.kind === 'at') this.#show(this.#standing.atMs);
    this.#tell();
  }

  readonly #hearLive = (): void => {
    const head = this.#live.client().night?.position;
    if (this.#past !== null && head !== undefined && head.epoch !== this.#past.epoch) {
      // Another night has begun: the one that is shown has no past any more.
      this.#past = null;
      this.#standing = FOLLOWING;
    }
    // A page of the past needs the events as soon as it can have them: whatever is chosen on it is built here.
    const { kind } = this.#standing;
    if (kind === 'at' && (this.#reading === null || !this.#standing.isShown)) this.#show(this.#standing.atMs);
    this.#tell();
  };

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function minuteOf(ms: number): number {
  return Math.floor(ms / MINUTE_MS);
}

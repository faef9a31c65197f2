import type { Reference } from '#lib/election/reference.ts';
import { makeRoll, type Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { type ClientState, type Effect, type Input, initialClient, step } from '#lib/sync/client-state.ts';
import type { Status } from '#lib/sync/client-status.ts';
import { type NightClock, nightTimeAt } from '#lib/sync/clock.ts';
import type { LivePage } from './live-page.ts';

/** A night that views are built from. A new object whenever a view may have changed, and only then. */
export interface LiveNightReading {
  readonly roll: Roll;
  readonly state: NightState;
  readonly nightNowMs: number;
}

export interface Freshness {
  readonly status: Status;
  /** What the night's clock showed when the server last said anything. */
  readonly heardNightMs: number;
  readonly clock: NightClock;
}

/** The one copy of the night that a page holds, for `useSyncExternalStore`. */
export interface LiveStore {
  readonly page: LivePage;
  subscribe(listener: () => void): () => void;
  /** Null until the copy has at least what the server put on the page. */
  night(): LiveNightReading | null;
  freshness(): Freshness;
  client(): ClientState;
  /** The reference file has come: events can be folded from now on. */
  setReference(reference: Reference): void;
  /** Takes an input in, and says what the connection must do next. */
  dispatch(input: Input): readonly Effect[];
}

/** Views that depend on the time alone ("overdue") are built again this often. */
const REBUILD_MS = 30_000;

/** `nowMs` is the browser's clock, which may be wrong: only its differences are used. */
export function makeLiveStore(page: LivePage, nowMs: () => number = Date.now): LiveStore {
  const listeners = new Set<() => void>();
  const pageClock: NightClock = {
    nightAt: new Date(page.nightNowMs).toISOString(),
    realAt: new Date(nowMs()).toISOString(),
    speed: page.speed,
  };
  let roll: Roll | null = null;
  let client = initialClient(nowMs());
  let reading: LiveNightReading | null = null;
  let readingMadeAtMs = 0;
  let freshness = freshnessOf(client, pageClock);

  const refresh = () => {
    if (roll === null || client.night === null || !isAsNewAs(client, page)) return;
    const { state } = client.night;
    const isDue = nowMs() - readingMadeAtMs >= REBUILD_MS;
    if (reading?.state === state && reading.roll === roll && !isDue) return;
    readingMadeAtMs = nowMs();
    reading = { roll, state, nightNowMs: nightTimeAt(freshness.clock, readingMadeAtMs) };
  };

  return {
    page,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    night: () => reading,
    freshness: () => freshness,
    client: () => client,
    setReference(reference) {
      roll = makeRoll(reference);
    },
    dispatch(input) {
      if (roll === null && needsRoll(input)) return [];
      const before = client;
      const { state, effects } = step(roll ?? NO_ROLL, client, input, nowMs());
      client = state;
      if (client !== before) freshness = freshnessOf(client, pageClock);
      const shown = reading;
      refresh();
      if (client !== before || reading !== shown) for (const listener of listeners) listener();
      return effects;
    },
  };
}

/** Within the page's epoch the copy must not be older than the page; of another epoch it is the newer night. */
function isAsNewAs({ night }: ClientState, { position }: LivePage): boolean {
  if (night === null) return false;
  return night.position.epoch !== position.epoch || night.position.seq >= position.seq;
}

function freshnessOf({ status, heardAtMs, clock }: ClientState, pageClock: NightClock): Freshness {
  const known = clock ?? pageClock;
  return { status, heardNightMs: nightTimeAt(known, heardAtMs), clock: known };
}

/** Inputs that are folded: nothing sends them before the page has asked, which needs the reference. */
function needsRoll({ kind }: Input): boolean {
  return kind === 'snapshot' || kind === 'events' || kind === 'answer' || kind === 'heartbeat';
}

const NO_ROLL: Roll = makeRoll({
  election: {
    id: '',
    name: '',
    pollDate: '',
    closeOfPoll: '',
    baseName: '',
    baseIsNotional: false,
  },
  packHash: '',
  regions: [],
  parties: [],
  constituencies: [],
});

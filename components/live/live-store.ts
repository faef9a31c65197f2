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

/** A reading to show on a page. */
export interface ShownReading extends LiveNightReading {
  /** True while nothing has happened since the server made the page: what it made is still right. */
  readonly isServed: boolean;
}

export interface Freshness {
  readonly status: Status;
  /** What the night's clock showed when the server last said anything. */
  readonly heardNightMs: number;
  readonly clock: NightClock;
}

/** The one copy of the night that a page holds. */
export interface LiveStore {
  readonly page: LivePage;
  subscribe(listener: () => void): () => void;
  /** Null until the copy has at least what the server put on the page. */
  night(): ShownReading | null;
  freshness(): Freshness;
  client(): ClientState;
  /** The reference file has come: events can be folded from now on. */
  setReference(reference: Reference): void;
  /** Takes an input in, and says what the connection must do next. */
  dispatch(input: Input): readonly Effect[];
}

/** Views that depend on the time alone ("overdue") are built again this often. */
const REBUILD_MS = 30_000;

/** A burst of declarations is shown a few times a second: building a page for each would freeze a slow phone. */
const SHOW_MS = 250;

/** The browser's clock, which may be wrong (only its differences are used), and its timer. */
export interface BrowserTime {
  nowMs(): number;
  later(ms: number, act: () => void): void;
}

const BROWSER_TIME: BrowserTime = {
  nowMs: () => Date.now(),
  later: (ms, act) => setTimeout(act, ms),
};

export function makeLiveStore(page: LivePage, { nowMs, later }: BrowserTime = BROWSER_TIME): LiveStore {
  const listeners = new Set<() => void>();
  const pageClock: NightClock = {
    nightAt: new Date(page.nightNowMs).toISOString(),
    realAt: new Date(nowMs()).toISOString(),
    speed: page.speed,
  };
  let roll: Roll | null = null;
  let client = initialClient(nowMs());
  let reading: ShownReading | null = null;
  let readingMadeAtMs = Number.NEGATIVE_INFINITY;
  let isShowingLater = false;
  let freshness = freshnessOf(client, pageClock);

  const tell = () => {
    for (const listener of listeners) listener();
  };

  /** Makes the reading anew if a view may have changed; true when it did. */
  const refresh = (): boolean => {
    if (roll === null || client.night === null || !isAsNewAs(client, page)) return false;
    const { state } = client.night;
    const passedMs = nowMs() - readingMadeAtMs;
    // A browser's clock that was set back says nothing of how long it was: waiting for it may take hours.
    const sinceMs = passedMs < 0 ? REBUILD_MS : passedMs;
    if (reading?.state === state && sinceMs < REBUILD_MS) return false;
    if (sinceMs < SHOW_MS) {
      showLater(SHOW_MS - sinceMs);
      return false;
    }
    readingMadeAtMs = nowMs();
    const isServed = reading === null && isAsServed(client, page);
    reading = { roll, state, nightNowMs: nightTimeAt(freshness.clock, readingMadeAtMs), isServed };
    return true;
  };

  const showLater = (ms: number) => {
    if (isShowingLater) return;
    isShowingLater = true;
    later(ms, () => {
      isShowingLater = false;
      if (refresh()) tell();
    });
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
      if (refresh() || client !== before) tell();
      return effects;
    },
  };
}

/** Within the page's epoch the copy must not be older than the page; of another epoch it is the newer night. */
function isAsNewAs({ night }: ClientState, { position }: LivePage): boolean {
  if (night === null) return false;
  return night.position.epoch !== position.epoch || night.position.seq >= position.seq;
}

/** Whether the copy is what the server made the page from; a page of the past it made from less. */
function isAsServed({ night }: ClientState, { position, moment }: LivePage): boolean {
  const { epoch, seq } = night?.position ?? {};
  return !moment.isPast && epoch === position.epoch && seq === position.seq;
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

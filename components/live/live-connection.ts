import { io, type Socket } from 'socket.io-client';
import type { Effect, Input } from '#lib/sync/client-state.ts';
import { SOCKET_FAILURES_MAX, WATCH_MS } from '#lib/sync/limits.ts';
import type { Position } from '#lib/sync/position.ts';
import {
  type Answer,
  fromHeartbeat,
  type PageToServer,
  PROTOCOL_VERSION,
  type ServerToPage,
} from '#lib/sync/protocol.ts';
import { pollDelayMs, retryDelayMs } from '#lib/sync/retry.ts';
import type { Snapshot } from '#lib/sync/snapshot.ts';
import { fetchReference } from './fetch-reference.ts';
import { fetchWhole } from './fetch-whole.ts';
import type { ForecastStore } from './forecast-store.ts';
import { insist } from './insist.ts';
import type { LiveStore } from './live-store.ts';
import { reloadOnce } from './reload-once.ts';

/** A socket that is not open by then is tried another way. */
const OPEN_MS_MAX = 5000;

/**
 * The page's line to the server: one socket, and plain HTTP where sockets are blocked. It decides nothing: what
 * happens goes into the store as an input, and the store's effects are carried out here. Returns how to end it.
 */
export function connectLive(store: LiveStore, forecast: Pick<ForecastStore, 'hear' | 'catchUp'>): () => void {
  const ending = new AbortController();
  const line = new Line(store, forecast, ending.signal);
  line.start();
  return () => ending.abort();
}

class Line {
  readonly #store: LiveStore;
  readonly #forecast: Pick<ForecastStore, 'hear' | 'catchUp'>;
  readonly #signal: AbortSignal;
  readonly #socket: Socket<ServerToPage, PageToServer>;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #poll: ReturnType<typeof setTimeout> | undefined;
  #isPolling = false;

  constructor(store: LiveStore, forecast: Pick<ForecastStore, 'hear' | 'catchUp'>, signal: AbortSignal) {
    this.#store = store;
    this.#forecast = forecast;
    this.#signal = signal;
    this.#socket = io({
      autoConnect: false,
      // The back-off is ours: it has full jitter, and it starts again at once when the device is back.
      reconnection: false,
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      timeout: OPEN_MS_MAX,
    });
  }

  start(): void {
    this.#hearSocket();
    this.#hearDevice();
    const watch = setInterval(() => this.#take({ kind: 'tick' }), WATCH_MS);
    this.#signal.addEventListener('abort', () => {
      clearInterval(watch);
      clearTimeout(this.#retry);
      clearTimeout(this.#poll);
      this.#socket.disconnect();
    });
    void this.#begin();
  }

  /** The reference file and the first snapshot, as often as it takes; then the socket. */
  async #begin(): Promise<void> {
    this.#socket.connect();
    const path = `/reference/${this.#store.page.packHash}.json`;
    const first = fetchJson<Snapshot>('/api/v1/snapshot', this.#signal).catch(() => null);
    const reference = await insist(0, () => fetchReference(path, this.#signal), this.#signal);
    if (reference === null) return;
    this.#store.setReference(reference);
    const snapshot = await first;
    if (snapshot === null) return this.#fetchSnapshot(1);
    this.#take({ kind: 'snapshot', snapshot });
  }

  #hearSocket(): void {
    const socket = this.#socket;
    socket.on('connect', () => {
      this.#failures = 0;
      this.#isPolling = false;
      clearTimeout(this.#poll);
      this.#take({ kind: 'opened' });
      this.#forecast.catchUp();
    });
    socket.on('disconnect', () => {
      this.#take({ kind: 'lost' });
      this.#retryLater();
    });
    socket.on('connect_error', () => {
      this.#failures += 1;
      if (this.#failures >= SOCKET_FAILURES_MAX) this.#startPolling();
      this.#retryLater();
    });
    socket.on('answer', (answer) => this.#take({ kind: 'answer', answer, via: 'socket' }));
    socket.on('events', (events) => this.#take({ kind: 'events', events }));
    socket.on('forecast', (message) => this.#forecast.hear(message));
    socket.on('heartbeat', (heartbeat) => this.#take({ kind: 'heartbeat', pulse: fromHeartbeat(heartbeat) }));
  }

  /** What the device knows before any timer: the network went or came, the page was put away or taken out. */
  #hearDevice(): void {
    const { signal } = { signal: this.#signal };
    const back = () => {
      if (document.visibilityState === 'hidden') return;
      this.#take({ kind: 'tick' });
      this.#retryNow();
    };
    addEventListener('online', back, { signal });
    addEventListener('pageshow', back, { signal });
    document.addEventListener('visibilitychange', back, { signal });
    addEventListener('offline', () => this.#take({ kind: 'unreachable' }), { signal });
    // A page with an open socket is not kept by the browser for the way back.
    addEventListener('pagehide', () => this.#socket.disconnect(), { signal });
  }

  #take(input: Input): void {
    if (this.#signal.aborted) return;
    for (const effect of this.#store.dispatch(input)) this.#carryOut(effect);
  }

  #carryOut(effect: Effect): void {
    switch (effect.kind) {
      case 'resume':
        if (this.#socket.connected) this.#socket.emit('resume', this.#resume(effect.position));
        else if (this.#isPolling) void this.#pollNow();
        return;
      case 'fetchSnapshot':
        void this.#fetchSnapshot(effect.attempt);
        return;
      case 'reconnect':
        // A line that never opened may be blocked rather than dead: plain HTTP tells.
        if (!this.#socket.connected) this.#startPolling();
        this.#socket.disconnect();
        this.#retryNow();
        return;
      case 'reload':
        clearTimeout(this.#poll);
        this.#socket.disconnect();
        reloadOnce(`${PROTOCOL_VERSION} ${this.#store.page.packHash}`);
        return;
      default:
        effect satisfies never;
    }
  }

  #resume(position: Position) {
    return { v: PROTOCOL_VERSION, election: this.#store.page.election, ...position };
  }

  async #fetchSnapshot(attempt: number): Promise<void> {
    const fetchIt = () => fetchJson<Snapshot>('/api/v1/snapshot', this.#signal, 'no-cache');
    const snapshot = await insist(attempt, fetchIt, this.#signal);
    if (snapshot !== null) this.#take({ kind: 'snapshot', snapshot });
  }

  #retryLater(): void {
    if (this.#signal.aborted || this.#store.client().status === 'stopped') return;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#socket.connect(), retryDelayMs(this.#failures + 1, Math.random()));
  }

  #retryNow(): void {
    if (this.#socket.connected || this.#store.client().status === 'stopped') return;
    clearTimeout(this.#retry);
    this.#socket.connect();
  }

  #startPolling(): void {
    if (this.#isPolling) return;
    this.#isPolling = true;
    void this.#pollNow();
  }

  /** Asks over plain HTTP what a resume would have asked, and again after a while. */
  async #pollNow(): Promise<void> {
    clearTimeout(this.#poll);
    this.#poll = setTimeout(() => void this.#pollNow(), pollDelayMs(Math.random()));
    const { night } = this.#store.client();
    if (night === null) return;
    const { epoch, seq, chain } = night.position;
    const query = new URLSearchParams({ after: String(seq), epoch, chain });
    try {
      const answer = await fetchJson<Answer>(`/api/v1/events?${query}`, this.#signal, 'no-cache', 409);
      this.#take({ kind: 'answer', answer, via: 'poll' });
      this.#forecast.catchUp();
    } catch {
      this.#take({ kind: 'lost' });
    }
  }
}

/** JSON from our own server; throws on any status but 200 and the one expected besides. */
async function fetchJson<Value>(
  path: string,
  signal: AbortSignal,
  cache: RequestCache = 'default',
  alsoStatus = 200,
): Promise<Value> {
  const { status, text } = await fetchWhole(path, { signal, cache });
  if (status !== 200 && status !== alsoStatus) throw new Error(`${path}: ${status}`);
  return JSON.parse(text) as Value;
}

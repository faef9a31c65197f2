import type { NightEvent, NightFact } from '#lib/election/events.ts';
import { reduce } from '#lib/election/reduce.ts';
import type { Roll } from '#lib/election/roll.ts';
import { emptyState, type NightState } from '#lib/election/state.ts';
import { chooseCatchUp, type LogCopy } from '#lib/sync/choose-catch-up.ts';
import { type ClientState, type Effect, type Input, initialClient, step } from '#lib/sync/client-state.ts';
import { SHORT_HASH_LENGTH } from '#lib/sync/limits.ts';
import type { Position } from '#lib/sync/position.ts';
import { fromHeartbeat, type Pulse, toHeartbeat } from '#lib/sync/protocol.ts';
import { encodeSnapshot, type Snapshot } from '#lib/sync/snapshot.ts';
import { stateHash } from '#lib/sync/state-hash.ts';
import { chainedAfter, OPENING, openingOf, positionOf } from './chained-night.ts';

/**
 * A page and a server with nothing between them but two queues, flushed by hand: what is on the way, in which
 * order things happen, and what is lost, is all in the test's hands. No clock runs but `nowMs`.
 */
export class SocketPair {
  readonly roll: Roll;
  log: LogCopy = { opening: OPENING, events: [] };
  /** Every state the log ever had, by epoch and seq. */
  readonly states = new Map<string, NightState>();
  page: ClientState;
  nowMs = 0;
  isStale = false;
  isOpen = false;
  /** Whether the server knows the page and tells it what is new. */
  isListening = false;
  wantsSnapshot = true;
  wantsReload = false;
  readonly asked: Effect['kind'][] = [];
  toServer: Position[] = [];
  toPage: Input[] = [];

  constructor(roll: Roll) {
    this.roll = roll;
    this.page = initialClient(0);
    this.states.set(keyOf(OPENING), emptyState);
  }

  get head(): Position {
    return positionOf(this.log, this.log.events.length);
  }

  get pulse(): Pulse {
    const { seq, chain } = this.head;
    return {
      seq,
      chain: chain.slice(0, SHORT_HASH_LENGTH),
      stateHash: stateHash(this.roll, this.stateAt(this.head)).slice(0, SHORT_HASH_LENGTH),
      nightMs: 1_900_000_000_000,
      speed: 1,
      stale: this.isStale,
    };
  }

  stateAt(position: Position): NightState {
    const state = this.states.get(keyOf(position));
    if (state === undefined) throw new Error(`The log never was at ${keyOf(position)}`);
    return state;
  }

  /** Events are committed, and broadcast if anybody listens. */
  commit(...facts: readonly NightFact[]): readonly NightEvent[] {
    let state = this.stateAt(this.head);
    const events = chainedAfter(this.head, facts);
    for (const event of events) {
      state = reduce(this.roll, state, event);
      this.states.set(keyOf(event), state);
    }
    this.log = { opening: this.log.opening, events: [...this.log.events, ...events] };
    if (this.isListening && events.length > 0) this.toPage.push({ kind: 'events', events });
    return events;
  }

  /** The night begins again, in another epoch. */
  beginAgain(epoch: string): void {
    this.log = { opening: openingOf(epoch), events: [] };
    this.states.set(keyOf(this.log.opening), emptyState);
    if (!this.isListening) return;
    const answer = { kind: 'fetchSnapshot', because: 'newEpoch', pulse: this.pulse } as const;
    this.toPage.push({ kind: 'answer', answer, via: 'socket' });
  }

  open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.take({ kind: 'opened' });
  }

  /** Everything on the way is lost. */
  cut(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.isListening = false;
    this.toServer = [];
    this.toPage = [];
    this.take({ kind: 'lost' });
  }

  heartbeat(): void {
    if (this.isListening)
      this.toPage.push({ kind: 'heartbeat', pulse: fromHeartbeat(toHeartbeat(this.pulse)) });
  }

  /** The server reads the page's next message. */
  deliverToServer(): boolean {
    const position = this.toServer.shift();
    if (position === undefined) return false;
    this.isListening = true;
    const answer = { ...chooseCatchUp(position, this.log), pulse: this.pulse };
    this.toPage.push({ kind: 'answer', answer, via: 'socket' });
    return true;
  }

  /** The page reads the server's next message. */
  deliverToPage(): boolean {
    const input = this.toPage.shift();
    if (input === undefined) return false;
    this.take(overTheWire(input));
    return true;
  }

  /** The snapshot that was asked for comes, as a cache has it: of the head, or of some events before. */
  deliverSnapshot(eventsBehind = 0): boolean {
    if (!this.wantsSnapshot) return false;
    this.wantsSnapshot = false;
    this.take({ kind: 'snapshot', snapshot: this.snapshotAt(Math.max(0, this.head.seq - eventsBehind)) });
    return true;
  }

  snapshotAt(seq: number): Snapshot {
    const position = positionOf(this.log, seq);
    const night = { state: this.stateAt(position), position };
    return overTheWire(encodeSnapshot(this.roll, night, { mode: 'test', clock: null }));
  }

  /** Everything that is on the way arrives, and everything that it causes. Throws if that never ends. */
  settle(): void {
    for (let messages = 0; messages < 1000; messages++) {
      if (!this.deliverToServer() && !this.deliverToPage() && !this.deliverSnapshot()) return;
    }
    throw new Error('Page and server never stop talking');
  }

  take(input: Input): void {
    const { state, effects } = step(this.roll, this.page, input, this.nowMs);
    this.page = state;
    for (const effect of effects) {
      this.asked.push(effect.kind);
      if (effect.kind === 'resume' && this.isOpen) this.toServer.push(effect.position);
      if (effect.kind === 'fetchSnapshot') this.wantsSnapshot = true;
      if (effect.kind === 'reload') this.wantsReload = true;
      if (effect.kind === 'reconnect') this.cut();
    }
  }
}

function keyOf({ epoch, seq }: { readonly epoch: string; readonly seq: number }): string {
  return `${epoch} ${seq}`;
}

function overTheWire<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

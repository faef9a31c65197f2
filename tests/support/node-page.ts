import { io, type Socket } from 'socket.io-client';
import type { Roll } from '#lib/election/roll.ts';
import { type ClientState, type Effect, type Input, initialClient, step } from '#lib/sync/client-state.ts';
import { fromHeartbeat, type PageToServer, PROTOCOL_VERSION, type ServerToPage } from '#lib/sync/protocol.ts';
import type { Snapshot } from '#lib/sync/snapshot.ts';

/** A page without a browser: the real machine on a real socket and real HTTP, with its line in the test's hands. */
export class NodePage {
  readonly socket: Socket<ServerToPage, PageToServer>;
  page: ClientState = initialClient(0);
  /** Every seq that was shown, in order. */
  readonly shown: number[] = [];
  snapshots = 0;
  readonly #roll: Roll;
  readonly #address: string;
  readonly #waiting = new Set<() => void>();
  #isClosed = false;

  constructor(roll: Roll, address: string) {
    this.#roll = roll;
    this.#address = address;
    this.socket = io(address, {
      autoConnect: false,
      forceNew: true,
      reconnection: false,
      transports: ['websocket'],
    });
    this.socket.on('connect', () => this.take({ kind: 'opened' }));
    this.socket.on('disconnect', () => this.take({ kind: 'lost' }));
    this.socket.on('answer', (answer) => this.take({ kind: 'answer', answer, via: 'socket' }));
    this.socket.on('events', (events) => this.take({ kind: 'events', events }));
    this.socket.on('heartbeat', (beat) => this.take({ kind: 'heartbeat', pulse: fromHeartbeat(beat) }));
  }

  async start(): Promise<void> {
    this.open();
    await this.#fetchSnapshot();
  }

  open(): void {
    this.socket.connect();
  }

  /** The line breaks without a word, as in a tunnel. */
  cut(): void {
    this.socket.io.engine?.close();
  }

  close(): void {
    this.#isClosed = true;
    this.socket.disconnect();
  }

  /** Resolves as soon as the page is as wanted. */
  when(isWanted: (page: ClientState) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!isWanted(this.page)) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  take(input: Input): void {
    if (this.#isClosed) return;
    const { state, effects } = step(this.#roll, this.page, input, 0);
    const seq = state.night?.position.seq;
    if (seq !== undefined && seq !== this.page.night?.position.seq) this.shown.push(seq);
    this.page = state;
    for (const effect of effects) this.#carryOut(effect);
    for (const look of this.#waiting) look();
  }

  #carryOut(effect: Effect): void {
    if (effect.kind === 'fetchSnapshot') void this.#fetchSnapshot();
    if (effect.kind !== 'resume' || !this.socket.connected) return;
    const election = this.#roll.reference.election.id;
    this.socket.emit('resume', { v: PROTOCOL_VERSION, election, ...effect.position });
  }

  async #fetchSnapshot(): Promise<void> {
    this.snapshots += 1;
    const response = await fetch(`${this.#address}/api/v1/snapshot`);
    this.take({ kind: 'snapshot', snapshot: (await response.json()) as Snapshot });
  }
}

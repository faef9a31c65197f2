import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { NightEvent } from '#lib/election/events.ts';
import type { Position } from '#lib/sync/position.ts';
import { type PageToServer, PROTOCOL_VERSION, type ServerToPage } from '#lib/sync/protocol.ts';
import { ELECTION, type LaunchedNight } from './launched-night.ts';
import { type Measurement, milliseconds, quantile } from './measurement.ts';
import type { RecordedMessage } from './recorded-messages.ts';

export const CLIENTS = 2_000;
/** Opened together; more at once measures the queue of the operating system. */
const OPENING_AT_ONCE = 50;
const PAUSE_MS = 400;

type Client = Socket<ServerToPage, PageToServer>;

/** Many sockets on one night, and what they have heard. */
export interface Listeners {
  /** Declares one after another, and gives for every declaration and socket how long it took, in milliseconds. */
  timesOf(messages: readonly RecordedMessage[]): Promise<readonly number[]>;
  /** How many of them are still connected. */
  connected(): number;
  close(): void;
}

/** Declares to many sockets at once, on loopback, from the same machine, and notes when each has the event. */
export async function measureFanOut(
  night: LaunchedNight,
  messages: readonly RecordedMessage[],
): Promise<readonly Measurement[]> {
  const listeners = await openListeners(night);
  try {
    const all = await listeners.timesOf(messages);
    return [
      {
        what: `Feed file to ${CLIENTS.toLocaleString('en-GB')} sockets`,
        reach: null,
        value: `median ${milliseconds(quantile(all, 0.5))}, 99 % ${milliseconds(quantile(all, 0.99))}, last ${milliseconds(quantile(all, 1))}`,
        how: `${messages.length} declarations, every client got every one; clients on the same machine`,
      },
    ];
  } finally {
    listeners.close();
  }
}

/** Opens CLIENTS sockets, each of which has said where it is and has been answered. */
export async function openListeners(night: LaunchedNight): Promise<Listeners> {
  const received = new Map<number, number[]>();
  const heard = (events: readonly NightEvent[]) => {
    const now = Date.now();
    for (const { seq } of events) {
      const times = received.get(seq);
      if (times === undefined) received.set(seq, [now]);
      else times.push(now);
    }
  };
  const position = await positionOf(night.address);
  const clients: Client[] = [];
  for (let opened = 0; opened < CLIENTS; opened += OPENING_AT_ONCE) {
    const few = Array.from({ length: OPENING_AT_ONCE }, () => listen(night.address, position, heard));
    clients.push(...(await Promise.all(few)));
  }
  let { seq } = position;
  return {
    async timesOf(messages) {
      const all: number[] = [];
      for (const { text } of messages) {
        await pause(PAUSE_MS);
        seq += 1;
        const droppedAt = await night.drop(`fan-out-${seq}.json`, text);
        const times = await untilAllHave(received, seq);
        for (const at of times) all.push(at - droppedAt);
      }
      return all;
    },
    connected: () => clients.filter((client) => client.connected).length,
    close() {
      for (const client of clients) client.disconnect();
    },
  };
}

function listen(
  address: string,
  position: Position,
  heard: (events: readonly NightEvent[]) => void,
): Promise<Client> {
  const client: Client = io(address, { transports: ['websocket'], forceNew: true, reconnection: false });
  return new Promise((resolve, reject) => {
    client.on('connect_error', reject);
    client.on('connect', () =>
      client.emit('resume', { v: PROTOCOL_VERSION, election: ELECTION, ...position }),
    );
    client.on('answer', () => resolve(client));
    client.on('events', heard);
  });
}

async function untilAllHave(
  received: ReadonlyMap<number, readonly number[]>,
  seq: number,
): Promise<readonly number[]> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const times = received.get(seq) ?? [];
    if (times.length === CLIENTS) return times;
    await pause(20);
  }
  throw new Error(`Event ${seq} reached ${received.get(seq)?.length ?? 0} of ${CLIENTS} clients`);
}

async function positionOf(address: string): Promise<Position> {
  const { epoch, seq, chain } = (await (await fetch(`${address}/api/v1/snapshot`)).json()) as Position;
  return { epoch, seq, chain };
}

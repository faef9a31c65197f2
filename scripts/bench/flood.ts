import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from '../launcher/paths.mjs';
import { addEditor } from './bench-editor.ts';
import { begin } from './bench-worker.ts';
import { CLIENTS, openListeners } from './fan-out.ts';
import type { Flood } from './flooders.ts';
import { sayToSocket } from './hostile-connection.ts';
import { hostilePackets } from './hostile-packets.ts';
import { ELECTION, type LaunchedNight, launchNight, withFolder } from './launched-night.ts';
import { median, milliseconds, quantile } from './measurement.ts';
import { recordedMessages } from './recorded-messages.ts';

const PACK_FOLDER = join(ROOT, 'data', ELECTION);
const AFTER_THE_NIGHT_MS = 24 * 3_600_000;
const FLOOD_MS = 20_000;
const SETTLE_MS = 3_000;
const PROBED = '/api/v1/night';

const PACKETS = 1_000_000;
const PACKETS_EACH = 50;
const AT_ONCE = 50;

/** A drill: a thousand sockets that shout, guesses and requests, while readers read and an editor works. */
export function measureFlood(): Promise<{ heading: string; body: string }> {
  return withNight(async (night) => {
    const [loadBefore = Number.NaN] = loadavg();
    const editor = await addEditor(night);
    const listeners = await openListeners(night);
    const desk = begin<Readonly<Record<'correction' | 'doubt', readonly number[]>>>('desk-probe.ts', {
      address: night.address,
      packFolder: PACK_FOLDER,
      ...editor,
    });
    await pause(SETTLE_MS);
    const flood = begin<Flood>('flooders.ts', { address: night.address });
    await pause(SETTLE_MS);
    const probe = begin<Readonly<Record<string, readonly number[]>>>('probe.ts', {
      address: night.address,
      paths: [PROBED],
    });
    await pause(FLOOD_MS);
    const probed = (await probe())[PROBED] ?? [];
    const edits = Object.values(await desk()).flat();
    const kept = listeners.connected();
    const flooded = await flood();
    listeners.close();
    return { heading: 'Flood', body: floodWords({ loadBefore, probed, edits, kept, flooded }) };
  });
}

/** A million packets that are nearly right, to a night that must not notice. */
export function measurePackets(): Promise<{ heading: string; body: string }> {
  return withNight(async (night) => {
    const before = await night.pids();
    const packets = hostilePackets(Math.random);
    const port = Number(new URL(night.address).port);
    const probe = begin<Readonly<Record<string, readonly number[]>>>('probe.ts', {
      address: night.address,
      paths: [PROBED],
    });
    const startedAt = performance.now();
    let left = PACKETS;
    const talk = async () => {
      while (left > 0) {
        left -= PACKETS_EACH;
        await sayToSocket(port, packets.frames(PACKETS_EACH));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, talk));
    const seconds = (performance.now() - startedAt) / 1000;
    const probed = (await probe())[PROBED] ?? [];
    const isSame = JSON.stringify(before) === JSON.stringify(await night.pids());
    const body = `${today()}: ${PACKETS.toLocaleString('en-GB')} malformed packets in ${Math.round(seconds)} s over ${(PACKETS / PACKETS_EACH).toLocaleString('en-GB')} connections; ${
      isSame ? 'no process ended' : 'A PROCESS ENDED'
    }. \`GET ${PROBED}\` meanwhile: ${spread(probed)}.`;
    return { heading: 'Malformed packets', body };
  });
}

async function withNight<Result>(work: (night: LaunchedNight) => Promise<Result>): Promise<Result> {
  return withFolder(async (folder) => {
    const messages = await recordedMessages();
    const from = new Date(Date.parse(messages.at(-1)?.time ?? '') + AFTER_THE_NIGHT_MS).toISOString();
    const night = await launchNight({ folder: join(folder, 'night'), from });
    try {
      await night.drop('all.ndjson', `${messages.map(({ text }) => text).join('\n')}\n`);
      await night.untilServed(messages.length);
      return await work(night);
    } finally {
      await night.stop();
    }
  });
}

function floodWords({
  loadBefore,
  probed,
  edits,
  kept,
  flooded: { seconds, connections, shouts, logins, requests },
}: {
  readonly loadBefore: number;
  readonly probed: readonly number[];
  readonly edits: readonly number[];
  readonly kept: number;
  readonly flooded: Flood;
}): string {
  const counts = (each: Readonly<Record<string, number>>) =>
    Object.entries(each)
      .map(([status, count]) => `${count.toLocaleString('en-GB')} × ${status}`)
      .join(', ');
  return `${today()}, ${Math.round(seconds)} s, everything on one machine, whose load was ${loadBefore.toFixed(1)} for ${availableParallelism()} cores before it began. A thousand
sockets that send up to 200 messages a second each, are cut off and come back (${connections.toLocaleString('en-GB')} connections, ${shouts.toLocaleString('en-GB')} messages),
50 guesses a second (${counts(logins)}) and 200 requests a second (${counts(requests)}).

| Meanwhile | Median, 99 % |
|---|---|
| \`GET ${PROBED}\` | ${spread(probed)} |
| Correction or doubt at the desk, until it is public (${edits.length}) | ${spread(edits)} |
| Readers still connected, of ${CLIENTS.toLocaleString('en-GB')} | ${kept.toLocaleString('en-GB')} |`;
}

function spread(samples: readonly number[]): string {
  return `${milliseconds(median(samples))}, ${milliseconds(quantile(samples, 0.99))}`;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

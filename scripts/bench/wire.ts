import { get } from 'node:http';
import type { NightEvent } from '#lib/election/events.ts';
import { HEARTBEAT_MS } from '#lib/sync/limits.ts';
import type { Heartbeat } from '#lib/sync/protocol.ts';
import { kilobytes, type Measurement, median } from './measurement.ts';

/** Header of a server's WebSocket frame: 2 bytes, and 2 more beyond a payload of 125. */
const FRAME_BYTES = 4;
const SHORT_FRAME_BYTES = 2;

/** The snapshot of the complete night, as bytes on the line in each encoding. */
export async function measureSnapshot(address: string): Promise<readonly Measurement[]> {
  const [plain, br, gzip] = await Promise.all(
    ['identity', 'br', 'gzip'].map((encoding) => bodyBytes(`${address}/api/v1/snapshot`, encoding)),
  );
  return [
    {
      what: 'Snapshot of a complete night, compressed',
      reach: 'under 40 kB',
      value: `${kilobytes(br ?? Number.NaN)} (gzip ${kilobytes(gzip ?? Number.NaN)})`,
      how: `brotli as it is served; ${kilobytes(plain ?? Number.NaN)} before`,
    },
  ];
}

/** What one viewer gets over a socket if no two declarations ever share a batch. */
export function measureWire(events: readonly NightEvent[]): readonly Measurement[] {
  const frames = events.map((event) => frameBytes(['events', [event]]));
  const total = frames.reduce((sum, bytes) => sum + bytes, 0);
  const beat: Heartbeat = [events.length, '01234567', '89abcdef', 1_720_127_000_000, 1, 0];
  const beats = 3_600_000 / HEARTBEAT_MS;
  return [
    {
      what: 'One declaration on the wire',
      reach: 'under 1 kB',
      value: `median ${Math.round(median(frames))} B, largest ${Math.max(...frames)} B`,
      how: 'socket.io packet and frame, not compressed',
    },
    {
      what: 'Whole night to one viewer after the first page',
      reach: 'under 700 kB',
      value: kilobytes(total),
      how: `${events.length} declarations, each in a frame of its own; posts by people come with the desk`,
    },
    {
      what: 'Heartbeats, an hour in which nothing happens',
      reach: null,
      value: kilobytes(beats * frameBytes(['heartbeat', beat])),
      how: `${beats} of ${frameBytes(['heartbeat', beat])} B`,
    },
  ];
}

/** Bytes of a socket.io event packet in one WebSocket frame. */
function frameBytes(packet: readonly unknown[]): number {
  const payload = Buffer.byteLength(`42${JSON.stringify(packet)}`);
  return payload + (payload > 125 ? FRAME_BYTES : SHORT_FRAME_BYTES);
}

function bodyBytes(address: string, encoding: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'accept-encoding': encoding } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve(bytes));
    }).on('error', reject);
  });
}

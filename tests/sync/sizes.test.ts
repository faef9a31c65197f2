import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { NightEvent } from '#lib/election/events.ts';
import { compactState, fullState } from '#lib/sync/compact-state.ts';
import {
  DECLARATION_BYTES_MAX,
  HEARTBEAT_BYTES_MAX,
  RESUME_BYTES_MAX,
  SNAPSHOT_BYTES_MAX,
} from '#lib/sync/limits.ts';
import { PROTOCOL_VERSION, toHeartbeat } from '#lib/sync/protocol.ts';
import { encodeSnapshot } from '#lib/sync/snapshot.ts';
import { type Night2024, night2024 } from '#tests/support/night-2024.ts';

let night: Night2024;
before(async () => {
  night = await night2024();
});

const HASH = 'ab'.repeat(32);
const EPOCH = '01234567-89ab-cdef-0123-456789abcdef';

test('[C14] a complete night is a snapshot of under 40 kB, and comes back whole', (t) => {
  const position = { epoch: EPOCH, seq: night.events.length, chain: HASH };
  const clock = { nightAt: '2024-07-05T04:00:00.000Z', realAt: '2026-11-21T23:00:00.000Z', speed: 60 };
  const text = JSON.stringify(
    encodeSnapshot(night.roll, { state: night.state, position }, { mode: 'rehearsal', clock }),
  );
  const br = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }).length;
  const gz = gzipSync(text).length;
  t.diagnostic(`raw ${text.length}, brotli ${br}, gzip ${gz} bytes`);
  assert.ok(br < SNAPSHOT_BYTES_MAX);
  assert.ok(gz < SNAPSHOT_BYTES_MAX);
  const compact = compactState(night.roll, night.state);
  assert.deepEqual(fullState(night.roll, JSON.parse(JSON.stringify(compact))), night.state);
});

test('[C14] one declaration is under 1 kB on the wire, whichever seat it is', (t) => {
  const longest = Math.max(...night.events.map((event) => frame('events', [asCommitted(event)]).length));
  t.diagnostic(`longest ${longest} bytes`);
  assert.ok(longest < DECLARATION_BYTES_MAX);
});

test('[C14] a heartbeat is under 100 bytes and a resume under 512, with every number at its longest', () => {
  const heartbeat = toHeartbeat({
    seq: 99_999,
    chain: HASH.slice(0, 8),
    stateHash: HASH.slice(0, 8),
    nightMs: 9_999_999_999_999,
    speed: 99_999.5,
    stale: true,
  });
  assert.ok(frame('heartbeat', heartbeat).length < HEARTBEAT_BYTES_MAX);
  const resume = { v: PROTOCOL_VERSION, election: 'ge2024', epoch: EPOCH, seq: 99_999, chain: HASH };
  assert.ok(frame('resume', resume).length < RESUME_BYTES_MAX);
});

/** A message as socket.io frames it: packet types, then the name and the contents as JSON. */
function frame(name: string, contents: unknown): Buffer {
  return Buffer.from(`42${JSON.stringify([name, contents])}`);
}

/** A recorded event with an epoch, an input id and a chain as long as ingest makes them. */
function asCommitted(event: NightEvent): NightEvent {
  return { ...event, epoch: EPOCH, inputId: HASH, chain: HASH, at: '2024-07-05T04:00:00.000Z' };
}

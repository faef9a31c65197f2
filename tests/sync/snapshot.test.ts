import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { reduce } from '#lib/election/reduce.ts';
import type { NightState } from '#lib/election/state.ts';
import { emptyState } from '#lib/election/state.ts';
import { compactInstant, fullInstant } from '#lib/sync/compact-instant.ts';
import { compactState, fullState } from '#lib/sync/compact-state.ts';
import { PROTOCOL_VERSION } from '#lib/sync/protocol.ts';
import { decodeSnapshot, encodeSnapshot, type Snapshot } from '#lib/sync/snapshot.ts';
import { stateHash } from '#lib/sync/state-hash.ts';
import { anyNight, eightSeats } from '#tests/support/any-night.ts';
import { chainedNight, OPENING, positionOf } from '#tests/support/chained-night.ts';
import { holds } from '#tests/support/properties.ts';
import {
  ALDER,
  BIRCH,
  BLUE,
  declared,
  fold,
  GOLD,
  numbered,
  RED,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const seats = eightSeats();
const roll = tinyRoll(seats);

test('[C6] a snapshot brings the very same state back, totals too, at every seq of any night', () => {
  holds(
    fc.property(anyNight(seats, 25), (facts) => {
      const log = chainedNight(facts);
      let state: NightState = emptyState;
      for (const event of log.events) {
        state = reduce(roll, state, event);
        assert.deepEqual(overTheWire(state, event.seq), state);
      }
    }),
    60,
  );

  function overTheWire(state: NightState, seq: number): NightState {
    const position = { ...OPENING, seq };
    const snapshot = encodeSnapshot(roll, { state, position }, { mode: 'test', clock: null });
    const decoded = decodeSnapshot(roll, JSON.parse(JSON.stringify(snapshot)) as Snapshot);
    assert.ok(decoded.kind === 'decoded');
    assert.deepEqual(decoded.position, position);
    return decoded.state;
  }
});

test('[C6] a snapshot and the events after it make the snapshot of the head, from every seq', () => {
  holds(
    fc.property(anyNight(seats, 30), (facts) => {
      const { events } = chainedNight(facts);
      const head = compactState(roll, fold(roll, events));
      for (let seq = 0; seq <= events.length; seq++) {
        const then = fullState(roll, compactState(roll, fold(roll, events.slice(0, seq))));
        assert.deepEqual(compactState(roll, fold(roll, events.slice(seq), then)), head);
      }
    }),
    40,
  );
});

test('[C6] an instant comes back as the very text it was, in any form', () => {
  const closeMs = Date.parse('2030-07-04T21:00:00Z');
  for (const text of [
    '2030-07-05T02:03:04Z',
    '2030-07-05T02:03:04.005Z',
    '2030-07-04T20:59:59Z',
    '2030-07-05T02:03Z',
    '',
  ]) {
    const compact = compactInstant(text, closeMs);
    assert.equal(fullInstant(JSON.parse(JSON.stringify(compact)), closeMs), text);
  }
});

test('[C7] the hash is the same however a state was come by, and another for another state', () => {
  const events = numbered([
    declared(roll, ALDER, { [RED]: 500, [BLUE]: 400, [GOLD]: 3, independent: 4 }),
    declared(roll, BIRCH, { [RED]: 1, [BLUE]: 4, [GOLD]: 3 }),
  ]);
  const state = fold(roll, events);
  const again = fullState(roll, compactState(roll, state));
  assert.notEqual(again, state);
  assert.equal(stateHash(roll, again), stateHash(roll, state));
  assert.notEqual(stateHash(roll, fold(roll, events.slice(0, 1))), stateHash(roll, state));
  const oneVote = numbered([
    declared(roll, ALDER, { [RED]: 500, [BLUE]: 400, [GOLD]: 3, independent: 4 }),
    declared(roll, BIRCH, { [RED]: 1, [BLUE]: 5, [GOLD]: 3 }),
  ]);
  assert.notEqual(stateHash(roll, fold(roll, oneVote)), stateHash(roll, state));
});

test('[C13] a snapshot of another version or pack is not read', () => {
  const night = { state: emptyState, position: positionOf(chainedNight([]), 0) };
  const snapshot = encodeSnapshot(roll, night, { mode: 'test', clock: null });
  assert.equal(decodeSnapshot(roll, { ...snapshot, v: PROTOCOL_VERSION + 1 }).kind, 'otherVersion');
  assert.equal(decodeSnapshot(roll, { ...snapshot, packHash: 'cd'.repeat(32) }).kind, 'otherPack');
  assert.equal(decodeSnapshot(roll, snapshot).kind, 'decoded');
});

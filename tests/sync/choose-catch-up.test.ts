import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NightFact } from '#lib/election/events.ts';
import { chainAt, chooseCatchUp } from '#lib/sync/choose-catch-up.ts';
import { DELTA_EVENTS_MAX } from '#lib/sync/limits.ts';
import { chainedNight, openingOf, positionOf } from '#tests/support/chained-night.ts';
import { ALDER } from '#tests/support/tiny-election.ts';

const counting: NightFact = { kind: 'countingStarted', constituencyId: ALDER, revision: 1 };
const log = chainedNight(Array.from({ length: DELTA_EVENTS_MAX + 5 }, () => counting));
const headSeq = log.events.length;

test('[C3] a copy is up to date only when epoch, seq and chain are the head of the log', () => {
  assert.deepEqual(chooseCatchUp(positionOf(log, headSeq), log), { kind: 'upToDate' });
  assert.deepEqual(chooseCatchUp(openingOf('another'), chainedNight([])), {
    kind: 'fetchSnapshot',
    because: 'newEpoch',
  });
});

test('[C3] the same number with another chain is another log', () => {
  for (const seq of [0, 7, headSeq]) {
    const copy = { ...positionOf(log, seq), chain: 'f'.repeat(64) };
    assert.deepEqual(chooseCatchUp(copy, log), { kind: 'fetchSnapshot', because: 'otherChain' });
  }
});

test('[C4] a copy that lacks a few events gets every one of them, in order', () => {
  for (const lacking of [1, 2, DELTA_EVENTS_MAX]) {
    const answer = chooseCatchUp(positionOf(log, headSeq - lacking), log);
    assert.equal(answer.kind, 'events');
    assert.deepEqual(
      answer.kind === 'events' && answer.events.map((event) => event.seq),
      Array.from({ length: lacking }, (_, index) => headSeq - lacking + 1 + index),
    );
  }
});

test('[C4] one event more than a delta holds is a snapshot', () => {
  assert.deepEqual(chooseCatchUp(positionOf(log, headSeq - DELTA_EVENTS_MAX - 1), log), {
    kind: 'fetchSnapshot',
    because: 'tooFarBehind',
  });
});

test('[C5] a copy that is ahead of this server is told so', () => {
  const shorter = { opening: log.opening, events: log.events.slice(0, 3) };
  assert.deepEqual(chooseCatchUp(positionOf(log, 4), shorter), { kind: 'fetchSnapshot', because: 'ahead' });
});

test('[C3] the chain at 0 is the opening, and there is none beyond the head', () => {
  assert.equal(chainAt(log, 0), log.opening.chain);
  assert.throws(() => chainAt(log, headSeq + 1));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SILENCE_MS_MAX } from '#lib/sync/limits.ts';
import { anyFactAbout, eightSeats } from '#tests/support/any-night.ts';
import { holds } from '#tests/support/properties.ts';
import { SocketPair } from '#tests/support/socket-pair.ts';
import { tinyRoll } from '#tests/support/tiny-election.ts';

const seats = eightSeats();
const roll = tinyRoll(seats);

/** What can happen next between a page and a server. */
const anyHappening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.oneof(...seats.map(anyFactAbout)).map((fact) => ({ do: 'commit' as const, fact })),
  },
  { weight: 6, arbitrary: fc.constant({ do: 'deliverToPage' as const }) },
  { weight: 4, arbitrary: fc.constant({ do: 'deliverToServer' as const }) },
  { weight: 3, arbitrary: fc.nat(4).map((behind) => ({ do: 'deliverSnapshot' as const, behind })) },
  { weight: 2, arbitrary: fc.constantFrom({ do: 'open' as const }, { do: 'cut' as const }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      { do: 'heartbeat' as const },
      { do: 'silence' as const },
      { do: 'doubt' as const },
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom({ do: 'loseFrame' as const }, { do: 'doubleFrame' as const }) },
  { weight: 1, arbitrary: fc.boolean().map((isStale) => ({ do: 'stale' as const, isStale })) },
);
type Happening = typeof anyHappening extends fc.Arbitrary<infer Each> ? Each : never;

test('[C9] in whatever order things happen, a page shows only states that the log had, and never goes back', () => {
  holds(
    fc.property(fc.array(anyHappening, { maxLength: 120, size: 'max' }), (happenings) => {
      const pair = new SocketPair(roll);
      let seq = 0;
      for (const happening of happenings) {
        happen(pair, happening);
        const { night } = pair.page;
        if (night === null) continue;
        assert.deepEqual(night.state, pair.stateAt(night.position));
        assert.ok(night.position.seq >= seq, 'never backwards');
        seq = night.position.seq;
        if (pair.page.status === 'live') assert.ok(pair.isOpen, 'never live without a line');
      }
    }),
    400,
  );
});

test('[C9] whatever went before, once the line holds, the page has every event and says that it is live', () => {
  holds(
    fc.property(fc.array(anyHappening, { maxLength: 80, size: 'max' }), (happenings) => {
      const pair = new SocketPair(roll);
      for (const happening of happenings) happen(pair, happening);
      // Too many doubts one after another stop a page for good: rule C15.
      fc.pre(pair.page.status !== 'stopped');
      pair.isStale = false;
      pair.open();
      pair.settle();
      pair.heartbeat();
      pair.settle();
      assert.equal(pair.page.status, 'live');
      assert.deepEqual(pair.page.night?.position, pair.head);
      assert.deepEqual(pair.page.night?.state, pair.stateAt(pair.head));
    }),
    400,
  );
});

test('[C12] through new epochs too, a page ends in the one that the log is in', () => {
  holds(
    fc.property(
      fc.array(fc.oneof(anyHappening, fc.constant({ do: 'beginAgain' as const })), {
        maxLength: 60,
        size: 'max',
      }),
      (happenings) => {
        const pair = new SocketPair(roll);
        let epochs = 0;
        for (const happening of happenings) {
          if (happening.do === 'beginAgain') pair.beginAgain(`epoch ${++epochs}`);
          else happen(pair, happening);
          const { night } = pair.page;
          if (night !== null) assert.deepEqual(night.state, pair.stateAt(night.position));
        }
        fc.pre(pair.page.status !== 'stopped');
        pair.isStale = false;
        pair.open();
        pair.settle();
        pair.heartbeat();
        pair.settle();
        assert.deepEqual(pair.page.night?.position, pair.head);
        assert.equal(pair.page.status, 'live');
      },
    ),
    200,
  );
});

function happen(pair: SocketPair, happening: Happening): void {
  switch (happening.do) {
    case 'commit':
      pair.commit(happening.fact);
      return;
    case 'deliverToPage':
      pair.deliverToPage();
      return;
    case 'deliverToServer':
      pair.deliverToServer();
      return;
    case 'deliverSnapshot':
      pair.deliverSnapshot(happening.behind);
      return;
    case 'open':
      pair.open();
      return;
    case 'cut':
      pair.cut();
      return;
    case 'heartbeat':
      pair.heartbeat();
      return;
    case 'doubt':
      // A state hash that is not ours makes the page take a snapshot, which a cache may hold from before.
      if (pair.isListening) {
        pair.toPage.push({ kind: 'heartbeat', pulse: { ...pair.pulse, stateHash: '00000000' } });
      }
      return;
    case 'silence':
      pair.nowMs += SILENCE_MS_MAX;
      pair.take({ kind: 'tick' });
      return;
    case 'loseFrame':
      // Only a broadcast can be lost alone, by a server that restarted between two of them.
      if (pair.toPage[0]?.kind === 'events') pair.toPage.shift();
      return;
    case 'doubleFrame': {
      const frame = pair.toPage[0];
      if (frame?.kind === 'events') pair.toPage.unshift(frame);
      return;
    }
    case 'stale':
      pair.isStale = happening.isStale;
      return;
    default:
      happening satisfies never;
  }
}

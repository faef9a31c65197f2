import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NightFact } from '#lib/election/events.ts';
import { type Input, initialClient, step } from '#lib/sync/client-state.ts';
import { nightTimeAt } from '#lib/sync/clock.ts';
import { DELTA_EVENTS_MAX, POLL_JITTER_MS, POLL_MS, SNAPSHOTS_IN_A_ROW_MAX } from '#lib/sync/limits.ts';
import { PROTOCOL_VERSION } from '#lib/sync/protocol.ts';
import { alder, livePair, roll } from '#tests/support/live-pair.ts';
import { SocketPair } from '#tests/support/socket-pair.ts';
import { ALDER, BIRCH, BLUE, CEDAR, declared, GOLD, HOME, RED } from '#tests/support/tiny-election.ts';

const birch: NightFact = declared(roll, BIRCH, { [RED]: 300, [BLUE]: 310, [GOLD]: 3 });
const cedar: NightFact = declared(roll, CEDAR, { [HOME]: 300, [GOLD]: 3, independent: 9 });
const flag: NightFact = { kind: 'resultFlagged', constituencyId: ALDER, words: 'Being checked' };

test('[C9] a page takes a snapshot, says where it is, and is live when that is the head', () => {
  const pair = new SocketPair(roll);
  pair.commit(alder);
  assert.equal(pair.page.status, 'connecting');
  pair.open();
  assert.equal(pair.page.status, 'catchingUp');
  assert.deepEqual(pair.asked, [], 'without a night there is nothing to resume');
  pair.deliverSnapshot();
  assert.equal(pair.page.status, 'catchingUp');
  pair.settle();
  assert.deepEqual(pair.asked, ['resume']);
  assert.equal(pair.page.status, 'live');
  assert.deepEqual(pair.page.night?.position, pair.head);
});

test('[C9] what is declared between the snapshot and the resume is not missed', () => {
  const pair = new SocketPair(roll);
  pair.commit(alder);
  pair.deliverSnapshot();
  pair.commit(birch);
  pair.open();
  pair.commit(cedar);
  pair.settle();
  assert.deepEqual(pair.page.night?.state, pair.stateAt(pair.head));
  assert.equal(pair.page.status, 'live');
});

test('[C9] an event that came twice is folded once', () => {
  const pair = livePair();
  const events = pair.commit(birch);
  pair.toPage.push({ kind: 'events', events }, { kind: 'events', events: pair.log.events });
  pair.settle();
  assert.deepEqual(pair.asked, []);
  assert.deepEqual(pair.page.night?.state, pair.stateAt(pair.head));
  assert.equal(pair.page.status, 'live');
});

test('[C11] a gap is asked about once, and its answer fills it', () => {
  const pair = livePair();
  pair.commit(birch);
  pair.toPage.shift();
  pair.commit(cedar);
  pair.commit(flag);
  pair.deliverToPage();
  pair.deliverToPage();
  assert.equal(pair.page.status, 'catchingUp');
  assert.deepEqual(pair.asked, ['resume']);
  pair.settle();
  assert.deepEqual(pair.asked, ['resume']);
  assert.equal(pair.page.status, 'live');
  assert.deepEqual(pair.page.night?.state, pair.stateAt(pair.head));
});

test('[C11] events that do not continue our chain are not folded: the page takes a snapshot', () => {
  const pair = livePair();
  const [event] = pair.commit(birch);
  assert.ok(event);
  pair.toPage = [{ kind: 'events', events: [{ ...event, source: 'Somebody else' }] }];
  pair.deliverToPage();
  assert.equal(pair.page.night?.position.seq, 1);
  assert.deepEqual(pair.asked, ['fetchSnapshot']);
  pair.settle();
  assert.equal(pair.page.status, 'live');
});

test('[C4] a page that was away for long takes a snapshot, and asks again for what came since', () => {
  const pair = livePair();
  pair.cut();
  for (let i = 0; i <= DELTA_EVENTS_MAX; i++) pair.commit(flag);
  pair.open();
  pair.settle();
  assert.deepEqual(pair.asked, ['resume', 'fetchSnapshot', 'resume']);
  assert.equal(pair.page.status, 'live');
  assert.deepEqual(pair.page.night?.state, pair.stateAt(pair.head));
});

test('[C12] an older snapshot of the same epoch is not taken', () => {
  const pair = livePair();
  pair.commit(birch);
  pair.settle();
  pair.take({ kind: 'snapshot', snapshot: pair.snapshotAt(1) });
  assert.equal(pair.page.night?.position.seq, 2);
});

test('[C12] another epoch is another night: the page starts again with it', () => {
  const pair = livePair();
  pair.beginAgain('second');
  pair.settle();
  assert.deepEqual(pair.page.night?.position, pair.head);
  assert.equal(pair.head.seq, 0);
  assert.equal(pair.page.status, 'live');
});

test('[C5] a page ahead of its server keeps what it has, and waits', () => {
  const pair = livePair();
  pair.commit(birch);
  pair.settle();
  const whole = pair.log;
  pair.cut();
  pair.log = { ...whole, events: whole.events.slice(0, 1) };
  pair.open();
  pair.settle();
  assert.equal(pair.page.status, 'catchingUp');
  assert.equal(pair.page.night?.position.seq, 2);
  assert.ok(!pair.asked.includes('fetchSnapshot'));
  pair.heartbeat();
  pair.settle();
  assert.deepEqual(pair.asked, ['resume'], 'a server that is behind is not asked again and again');
  pair.log = whole;
  pair.heartbeat();
  pair.settle();
  assert.equal(pair.page.status, 'live');
});

test('[C10] asking over plain HTTP is never called live, and its silence is longer', () => {
  const pair = livePair();
  pair.cut();
  const answer = { kind: 'upToDate', pulse: pair.pulse } as const;
  pair.take({ kind: 'answer', answer, via: 'poll' });
  assert.equal(pair.page.status, 'polling');
  pair.nowMs += POLL_MS + POLL_JITTER_MS;
  pair.take({ kind: 'tick' });
  assert.equal(pair.page.status, 'polling');
  pair.take({ kind: 'lost' });
  assert.equal(pair.page.status, 'offline', 'a question that failed is no answer');
});

test('[C15] equal numbers with another state are put right by a snapshot', () => {
  const pair = livePair();
  pair.take({ kind: 'heartbeat', pulse: { ...pair.pulse, stateHash: '00000000' } });
  assert.equal(pair.page.status, 'catchingUp');
  assert.deepEqual(pair.asked, ['fetchSnapshot']);
  pair.settle();
  assert.equal(pair.page.status, 'live');
  assert.equal(pair.page.snapshotsInARow, 0);
});

test('[C15] a page that no snapshot puts right stops, and says that only a reload helps', () => {
  const pair = livePair();
  for (let i = 0; i <= SNAPSHOTS_IN_A_ROW_MAX; i++) {
    pair.take({ kind: 'heartbeat', pulse: { ...pair.pulse, stateHash: '00000000' } });
    pair.deliverSnapshot();
    pair.toServer = [];
    pair.take({ kind: 'lost' });
  }
  assert.equal(pair.page.status, 'stopped');
  assert.ok(pair.wantsReload);
  const { page } = pair;
  for (const input of everyInput(pair)) pair.take(input);
  assert.equal(pair.page, page, 'nothing moves a page that has stopped');
});

test('[C13] an old page reloads; a page that meets an old server waits for a new one', () => {
  const old = livePair();
  old.take({ kind: 'answer', answer: { kind: 'otherVersion', old: 'page' }, via: 'socket' });
  assert.equal(old.page.status, 'stopped');
  assert.ok(old.wantsReload);
  const waiting = livePair();
  waiting.take({ kind: 'answer', answer: { kind: 'otherVersion', old: 'server' }, via: 'socket' });
  assert.equal(waiting.page.status, 'catchingUp');
  assert.ok(!waiting.wantsReload);
});

test('[C13] a snapshot of a newer server or of another pack makes the page reload', () => {
  const newer = livePair();
  newer.take({ kind: 'snapshot', snapshot: { ...newer.snapshotAt(1), v: PROTOCOL_VERSION + 1 } });
  assert.ok(newer.wantsReload);
  const otherPack = livePair();
  otherPack.take({ kind: 'snapshot', snapshot: { ...otherPack.snapshotAt(1), packHash: 'cd'.repeat(32) } });
  assert.ok(otherPack.wantsReload);
  const older = livePair();
  older.take({ kind: 'snapshot', snapshot: { ...older.snapshotAt(1), v: PROTOCOL_VERSION - 1 } });
  assert.ok(!older.wantsReload);
});

test("[C10] the night's clock is kept beside the page's own, which may be wrong by a day", () => {
  const pair = livePair();
  pair.nowMs = 86_400_000;
  pair.take({ kind: 'heartbeat', pulse: { ...pair.pulse, nightMs: 1_900_000_000_000, speed: 60 } });
  const { clock } = pair.page;
  assert.ok(clock);
  assert.equal(nightTimeAt(clock, pair.nowMs + 1000), 1_900_000_000_000 + 60_000);
});

test('[C9] an input that says nothing new changes nothing: the same object back', () => {
  const before = step(roll, initialClient(0), { kind: 'tick' }, 1).state;
  assert.equal(step(roll, before, { kind: 'tick' }, 2).state, before);
});

function everyInput(pair: SocketPair): readonly Input[] {
  return [
    { kind: 'opened' },
    { kind: 'lost' },
    { kind: 'unreachable' },
    { kind: 'tick' },
    { kind: 'answer', answer: { kind: 'upToDate', pulse: pair.pulse }, via: 'socket' },
    { kind: 'events', events: pair.log.events },
    { kind: 'heartbeat', pulse: pair.pulse },
    { kind: 'snapshot', snapshot: pair.snapshotAt(1) },
  ];
}

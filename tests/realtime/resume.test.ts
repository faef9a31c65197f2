import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { io } from 'socket.io-client';
import type { NightEvent, NightFact } from '#lib/election/events.ts';
import { type Answer, fromHeartbeat, type Heartbeat, PROTOCOL_VERSION } from '#lib/sync/protocol.ts';
import { stateHash } from '#lib/sync/state-hash.ts';
import { chainedAfter } from '#tests/support/chained-night.ts';
import { NodePage } from '#tests/support/node-page.ts';
import { type ServedNight, serveNight } from '#tests/support/served-night.ts';
import { ALDER, BIRCH, BLUE, declared, GOLD, RED } from '#tests/support/tiny-election.ts';

let served: ServedNight;
before(async () => {
  served = await serveNight({ limits: { heartbeatMs: 40, batchMs: 20, aheadMsMax: 600_000 } });
  await served.declare(alder());
});
after(() => served.close());

const alder = () =>
  declared(served.night.roll, ALDER, { [RED]: 500, [BLUE]: 400, [GOLD]: 3, independent: 4 });
const birch = () => declared(served.night.roll, BIRCH, { [RED]: 300, [BLUE]: 310, [GOLD]: 3 });

test('[R1] a page that says where it is hears what it lacks, and then what comes', async () => {
  const page = new NodePage(served.night.roll, served.address);
  await page.start();
  await page.when(({ status }) => status === 'live');
  assert.deepEqual(page.page.night?.position, await served.log.head());
  const head = await served.declare(birch());
  await page.when(({ night }) => night?.position.seq === head.seq);
  assert.deepEqual(page.page.night?.state, served.night.projection.current().state);
  page.close();
});

test('[R1] a page that lost its line resumes from where it was, with events and without a snapshot', async () => {
  const page = new NodePage(served.night.roll, served.address);
  await page.start();
  await page.when(({ status }) => status === 'live');
  page.cut();
  await page.when(({ status }) => status !== 'live');
  const head = await served.declare({ kind: 'resultFlagged', constituencyId: ALDER, words: 'Being checked' });
  page.open();
  await page.when(({ night, status }) => night?.position.seq === head.seq && status === 'live');
  assert.equal(page.snapshots, 1);
  page.close();
});

test('[R26] a page that has more than this server is answered when the server has it too', async () => {
  const head = await served.log.head();
  const next: NightFact = { kind: 'countingStarted', constituencyId: ALDER, revision: 1 };
  const [event] = chainedAfter(head, [next]);
  assert.ok(event !== undefined);
  const socket = io(served.address, { transports: ['websocket'], forceNew: true });
  const answers: Answer[] = [];
  const both = new Promise<void>((resolve) => {
    socket.on('answer', (answer: Answer) => {
      answers.push(answer);
      // The second question is answered first: then the server has heard the first one, and waits.
      if (answers.length === 1) void served.declare(next);
      else resolve();
    });
  });
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  const { election } = served.night.roll.reference;
  socket.emit('resume', {
    v: PROTOCOL_VERSION,
    election: election.id,
    epoch: head.epoch,
    seq: event.seq,
    chain: event.chain,
  });
  socket.emit('resume', { v: PROTOCOL_VERSION, election: election.id, ...head });
  await both;
  const [first, second] = answers;
  assert.ok(first?.kind === 'upToDate' && second?.kind === 'upToDate');
  assert.deepEqual([first.pulse.seq, second.pulse.seq], [head.seq, event.seq]);
  socket.disconnect();
});

test('[R2] every page hears every event, in order, in fewer frames than events', async () => {
  const socket = await listener();
  const frames: NightEvent[][] = [];
  const first = await served.log.head();
  const heard = new Promise<void>((resolve) => {
    socket.on('events', (events: NightEvent[]) => {
      // What the answer held already may come once more, with the batch that was under way.
      const isNews = ({ seq }: NightEvent) => seq > first.seq;
      if (events.some(isNews)) frames.push(events.filter(isNews));
      if (frames.flat().length >= 16) resolve();
    });
  });
  const facts = Array.from({ length: 8 }, () => ({ kind: 'flagCleared', constituencyId: ALDER }) as const);
  await served.declare(...facts);
  await served.declare(...facts);
  await heard;
  assert.deepEqual(
    frames.flat().map((event) => event.seq),
    Array.from({ length: 16 }, (_, index) => first.seq + 1 + index),
  );
  assert.ok(frames.length <= 2, `${frames.length} frames`);
  socket.disconnect();
});

test('[R3] a heartbeat says seq, chain, state and the time, and comes when nothing else does', async () => {
  const socket = await listener();
  const beat = await new Promise<Heartbeat>((resolve) => socket.once('heartbeat', resolve));
  const { state, position } = served.night.projection.current();
  const pulse = fromHeartbeat(beat);
  assert.equal(pulse.seq, position.seq);
  assert.equal(pulse.chain, position.chain.slice(0, 8));
  assert.equal(pulse.stateHash, stateHash(served.night.roll, state).slice(0, 8));
  assert.equal(pulse.stale, false);
  socket.disconnect();
});

test('[R3] a socket that never said where it is hears nothing', async () => {
  const silent = io(served.address, { transports: ['websocket'], forceNew: true, reconnection: false });
  const heard: string[] = [];
  silent.onAny((name: string) => heard.push(name));
  await new Promise<void>((resolve) => silent.once('connect', () => resolve()));
  const socket = await listener();
  await new Promise((resolve) => socket.once('heartbeat', resolve));
  await new Promise((resolve) => socket.once('heartbeat', resolve));
  assert.deepEqual(heard, []);
  silent.disconnect();
  socket.disconnect();
});

test('[C13] a page of another version is told which side is old', async () => {
  const ask = (v: number) => answerTo({ v });
  assert.deepEqual(await ask(PROTOCOL_VERSION + 1), { kind: 'otherVersion', old: 'server' });
  if (PROTOCOL_VERSION > 1) {
    assert.deepEqual(await ask(PROTOCOL_VERSION - 1), { kind: 'otherVersion', old: 'page' });
  }
});

test('[C12] a page of another election is told to take a snapshot', async () => {
  const answer = await answerTo({ election: 'another' });
  assert.equal(answer.kind === 'fetchSnapshot' && answer.because, 'newEpoch');
});

/** A socket that has said that it is at the head, and was told so. */
async function listener() {
  const socket = io(served.address, { transports: ['websocket'], forceNew: true, reconnection: false });
  const answered = new Promise((resolve) => socket.once('answer', resolve));
  socket.emit('resume', await resumeOf({}));
  await answered;
  return socket;
}

async function answerTo(changed: object): Promise<Answer> {
  const socket = io(served.address, { transports: ['websocket'], forceNew: true, reconnection: false });
  const answer = new Promise<Answer>((resolve) => socket.once('answer', resolve));
  socket.emit('resume', await resumeOf(changed));
  const heard = await answer;
  socket.disconnect();
  return heard;
}

async function resumeOf(changed: object) {
  return { v: PROTOCOL_VERSION, election: 'tiny', ...(await served.log.head()), ...changed };
}

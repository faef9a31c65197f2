import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makePlaces, type Places, type Taken } from '#server/pages/places.ts';

const HERE = new AbortController().signal;

test('[R21] no more hold a place than there are places, and who waits is let in as it came', async () => {
  const places = makePlaces({ inFlightMax: 2, waitingMax: 10 }, 60_000);
  const first = await held(places);
  const second = await held(places);
  const order: string[] = [];
  const inTurn = async (name: string) => {
    const leave = await held(places);
    order.push(name);
    return leave;
  };
  const third = inTurn('third');
  const fourth = inTurn('fourth');
  assert.deepEqual([places.inFlight(), places.waiting()], [2, 2]);
  second();
  (await third)();
  (await fourth)();
  first();
  assert.deepEqual(order, ['third', 'fourth']);
  assert.deepEqual([places.inFlight(), places.waiting()], [0, 0]);
});

test('[R21] who finds the line full, or has waited long enough, is told so', async () => {
  const places = makePlaces({ inFlightMax: 1, waitingMax: 1 }, 5);
  const leave = await held(places);
  const waiting = places.take(HERE);
  assert.deepEqual(await places.take(HERE), { kind: 'refused', why: 'full' });
  assert.deepEqual(await waiting, { kind: 'refused', why: 'late' });
  assert.equal(places.waiting(), 0);
  leave();
  assert.equal((await places.take(HERE)).kind, 'taken');
});

test('[R23] who goes away leaves the line at once, wherever it stood in it', async () => {
  const places = makePlaces({ inFlightMax: 1, waitingMax: 3 }, 60_000);
  const leave = await held(places);
  const going = new AbortController();
  const gone = places.take(going.signal);
  const next = places.take(HERE);
  going.abort();
  assert.deepEqual(await gone, { kind: 'refused', why: 'gone' });
  assert.equal(places.waiting(), 1);
  leave();
  assert.equal((await next).kind, 'taken');
  assert.deepEqual(await places.take(going.signal), { kind: 'refused', why: 'gone' });
});

test('[R23] a place that is left twice is one place', async () => {
  const places = makePlaces({ inFlightMax: 2, waitingMax: 0 }, 60_000);
  const leave = await held(places);
  await held(places);
  leave();
  leave();
  assert.equal(places.inFlight(), 1);
});

async function held(places: Places): Promise<() => void> {
  const taken: Taken = await places.take(HERE);
  assert.ok(taken.kind === 'taken');
  return taken.leave;
}

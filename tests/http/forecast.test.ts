import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { changesBetween, withChanges } from '#lib/forecast/changes.ts';
import type { ForecastReading } from '#lib/forecast/published.ts';
import { fullForecastChanges } from '#lib/sync/compact-forecast.ts';
import { type ForecastMessage, PROTOCOL_VERSION } from '#lib/sync/protocol.ts';
import { makeReadingCache } from '#server/forecast/reading-cache.ts';
import { type ServedForecastNight, serveForecast } from '#tests/support/served-forecast.ts';

const CLOSE = '2024-07-04T21:00:00Z';
let laterMs = 0;
const startedMs = Date.now();
const nowMs = () => startedMs + laterMs;
let served: ServedForecastNight;

before(async () => {
  const clock = {
    nightAt: new Date(Date.parse(CLOSE) - 3_600_000).toISOString(),
    realAt: new Date(startedMs).toISOString(),
    speed: 1,
  };
  served = await serveForecast({ clock, nowMs });
});
after(() => served.close());

const get = (path: string, init: RequestInit = {}) => fetch(served.address + path, init);

test('[R31] until the very instant of the close nothing of the forecast leaves, and from then on it does', async () => {
  // The thread has its first reading long before it may be told.
  await served.firstReading;
  const socket = await listening();
  const news = nextNews(socket);
  laterMs = 3_600_000 - 1;
  assert.deepEqual(served.forecast.published(), { kind: 'embargoed' });
  for (const path of ['/api/v1/forecast', '/api/v1/at-risk', `/api/v1/forecast?at=${CLOSE}`]) {
    const refused = await get(path);
    assert.equal(refused.status, 404);
    assert.match(((await refused.json()) as { title: string }).title, /Not before the close of poll/);
  }
  assert.equal(await Promise.race([news, Promise.resolve('nothing')]), 'nothing');
  laterMs = 3_600_000;
  const told = await news;
  const response = await get('/api/v1/forecast');
  assert.equal(response.status, 200);
  const reading = (await response.json()) as ForecastReading;
  assert.deepEqual(told, { kind: 'other', tag: reading.tag });
  assert.equal(reading.settled, 0);
  socket.close();
});

test('[R30] both answers are as they are described, tagged by what they show, and not sent twice', async () => {
  laterMs = 24 * 3_600_000;
  await served.replay(12);
  await served.settled();
  const document = JSON.parse(
    (await readFile('docs/openapi.json', 'utf8')).replaceAll('#/components/schemas/', '#/$defs/'),
  );
  for (const [path, name] of [
    ['/api/v1/forecast', 'Forecast'],
    ['/api/v1/at-risk', 'AtRisk'],
  ] as const) {
    assert.ok(document.paths[path].get.responses[503]);
    const schema = z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs: document.components.schemas } as never);
    const response = await get(path);
    const parsed = schema.safeParse(await response.json());
    assert.ok(parsed.success, parsed.error?.message);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal(response.headers.get('cache-control'), 'public, max-age=1');
    const etag = response.headers.get('etag') ?? '';
    assert.equal((await get(path, { headers: { 'if-none-match': etag } })).status, 304);
  }
  const listed = (await (await get('/api/v1/at-risk')).json()) as {
    seats: readonly { name: string; atRisk: number }[];
  };
  assert.ok(listed.seats.every(({ name }) => name.length > 2));
  const risks = listed.seats.map(({ atRisk }) => atRisk);
  assert.deepEqual(
    risks,
    risks.toSorted((a, b) => b - a),
  );
});

test('[R33] a page that makes the moves it is told of shows what the server shows', async () => {
  const socket = await listening();
  const held = (await (await get('/api/v1/forecast')).json()) as ForecastReading;
  const news = nextNews(socket);
  await served.replay(1);
  const told = await news;
  assert.ok(told.kind === 'changed');
  assert.equal(told.changes.from, held.tag);
  const next = withChanges(held, fullForecastChanges(served.night.roll, told.changes));
  assert.ok(next !== null);
  assert.equal(next.settled, 13);
  assert.equal(withChanges(next, fullForecastChanges(served.night.roll, told.changes)), null);
  const whole = (await (await get('/api/v1/forecast')).json()) as ForecastReading;
  if (whole.tag === next.tag) assert.equal(changesBetween(next, whole), null);
  socket.close();
});

test('[R32] hidden, every figure of it is gone with its note in its place; shown again, pages go on', async () => {
  await served.settled();
  await served.commit([{ kind: 'forecastHidden', reason: 'A result was read wrongly' }]);
  const past = encodeURIComponent(served.recorded[2]?.at ?? '');
  for (const path of ['/api/v1/forecast', '/api/v1/at-risk', `/api/v1/forecast?at=${past}`]) {
    const refused = await get(path);
    assert.equal(refused.status, 404);
    assert.equal(((await refused.json()) as { detail: string }).detail, 'A result was read wrongly');
  }
  const socket = await listening();
  const news = nextNews(socket);
  const heard = heardByProcess();
  await served.replay(1);
  await heard;
  assert.equal(await Promise.race([news, Promise.resolve('nothing')]), 'nothing');
  await served.commit([{ kind: 'forecastShown' }]);
  const told = await news;
  assert.ok(told.kind === 'changed', 'what moved meanwhile, not all of it anew');
  assert.equal((await get('/api/v1/forecast')).status, 200);
  socket.close();
});

test('[R34] the past is worked out once for all of its moments; too many moments at once are told to come again', async () => {
  laterMs = 24 * 3_600_000;
  await served.replay(26);
  await served.settled();
  const reading = served.night.reading();
  const at = (seq: number) =>
    served.forecast.servedAt({ ...reading, position: { ...reading.position, seq } });
  // More than wait at once, even where two of these moments are one, as after an event that moves nothing.
  const asked = Array.from({ length: 30 }, (_, index) => at(index + 1));
  assert.equal((await asked.at(-1))?.kind, 'busy');
  assert.equal(
    (await Promise.all(asked.slice(0, 3))).every(({ kind }) => kind === 'bodies'),
    true,
  );
  await Promise.all(asked);
});

test('[R34] kept readings of the past stay within their bound; the least lately asked for goes first', () => {
  const body = (bytes: number) => {
    const buffer = Buffer.alloc(bytes);
    return { etag: '', identity: buffer, br: Buffer.alloc(0), gzip: Buffer.alloc(0) };
  };
  const bodies = () => ({ forecast: body(30), atRisk: body(10) });
  const cache = makeReadingCache(100);
  cache.put('one', bodies());
  cache.put('two', bodies());
  assert.ok(cache.get('one'));
  cache.put('three', bodies());
  assert.equal(cache.get('two'), null);
  assert.ok(cache.get('one') && cache.get('three'));
  cache.put('huge', { forecast: body(500), atRisk: body(0) });
  assert.equal(cache.get('one'), null);
  assert.ok(cache.get('huge'));
});

/** Resolves when the thread has said something that it had not said before. */
function heardByProcess(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const leave = served.forecast.subscribe(() => {
    leave();
    resolve();
  });
  return promise;
}

/** A socket that has said where it is. */
async function listening(): Promise<Socket> {
  const socket = io(served.address, { forceNew: true, reconnection: false, transports: ['websocket'] });
  await new Promise((resolve) => socket.once('connect', () => resolve(null)));
  const answered = new Promise((resolve) => socket.once('answer', resolve));
  const { position } = served.night.projection.current();
  socket.emit('resume', {
    v: PROTOCOL_VERSION,
    election: served.night.roll.reference.election.id,
    ...position,
  });
  await answered;
  return socket;
}

function nextNews(socket: Socket): Promise<ForecastMessage> {
  return new Promise((resolve) => socket.once('forecast', resolve));
}

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import type { Answer } from '#lib/sync/protocol.ts';
import { decodeSnapshot, type Snapshot } from '#lib/sync/snapshot.ts';
import { preferredEncoding } from '#server/http/send-answer.ts';
import { type ServedApi, serveApi } from '#tests/support/served-api.ts';
import { serveNight } from '#tests/support/served-night.ts';
import { ALDER, BIRCH, CEDAR } from '#tests/support/tiny-election.ts';

let served: ServedApi;
before(async () => {
  served = await serveApi();
});
after(() => served.close());

test('[R9] the snapshot is the state of the head, tagged by its position, and not sent twice', async () => {
  const first = await served.get('/api/v1/snapshot');
  const { epoch, seq, chain } = served.night.projection.current().position;
  const etag = first.headers.get('etag') ?? '';
  assert.ok(etag.startsWith(`"${epoch}.${seq}.${chain.slice(0, 16)}.`), etag);
  assert.equal(first.headers.get('cache-control'), 'public, max-age=1');
  const decoded = decodeSnapshot(served.night.roll, (await first.json()) as Snapshot);
  assert.ok(decoded.kind === 'decoded');
  assert.deepEqual(decoded.state, served.night.projection.current().state);
  for (const held of [etag, `W/${etag}`, `"other", ${etag}`]) {
    assert.equal((await served.get('/api/v1/snapshot', { headers: { 'if-none-match': held } })).status, 304);
  }
  assert.equal(
    (await served.get('/api/v1/snapshot', { headers: { 'if-none-match': '"other"' } })).status,
    200,
  );
});

test('[R9] it is compressed once for everybody, and again only after something changed', async () => {
  const own = await serveNight();
  const [first, second] = await Promise.all([own.night.snapshots.latest(), own.night.snapshots.latest()]);
  assert.equal(first, second);
  await own.declare({ kind: 'countingStarted', constituencyId: ALDER, revision: 1 });
  assert.notEqual((await own.night.snapshots.latest()).etag, first.etag);
  await own.close();
});

test('[R9] brotli is preferred to gzip, and what a client refuses it does not get', async () => {
  assert.equal(preferredEncoding('gzip, deflate, br, zstd'), 'br');
  assert.equal(preferredEncoding('gzip;q=1.0, br;q=0'), 'gzip');
  assert.equal(preferredEncoding('deflate'), 'identity');
  assert.equal(preferredEncoding(undefined), 'identity');
  for (const encoding of ['br', 'gzip', 'identity']) {
    const answer = await served.get('/api/v1/snapshot', { headers: { 'accept-encoding': encoding } });
    assert.equal(answer.headers.get('content-encoding') ?? 'identity', encoding);
    assert.equal(answer.headers.get('vary'), 'accept-encoding');
    assert.equal(((await answer.json()) as Snapshot).election, 'tiny');
  }
});

test('[R10] events after a number come in order; a copy of another log is told to take a snapshot', async () => {
  const head = served.night.projection.current().position;
  const ask = async (query: string): Promise<{ status: number; answer: Answer }> => {
    const response = await served.get(`/api/v1/events?${query}`);
    return { status: response.status, answer: (await response.json()) as Answer };
  };
  const all = await ask('');
  assert.deepEqual(
    all.answer.kind === 'events' && all.answer.events,
    served.night.projection.current().events,
  );
  const rest = await ask(`after=2&epoch=${head.epoch}`);
  assert.deepEqual(rest.answer.kind === 'events' && rest.answer.events.map(({ seq }) => seq), [3, 4]);
  assert.equal((await ask(`after=4&epoch=${head.epoch}&chain=${head.chain}`)).answer.kind, 'upToDate');
  for (const [query, because] of [
    ['after=1&epoch=another', 'newEpoch'],
    ['after=5', 'ahead'],
    [`after=4&chain=${'0'.repeat(64)}`, 'otherChain'],
  ] as const) {
    const { status, answer } = await ask(query);
    assert.equal(status, 409);
    assert.equal(answer.kind === 'fetchSnapshot' && answer.because, because);
  }
});

test('[R11] a request that cannot be answered is told in plain words what would be right', async () => {
  for (const [path, status, words] of [
    ['/api/v1/events?after=x', 400, 'whole number'],
    ['/api/v1/events?after=-1', 400, 'whole number'],
    ['/api/v1/events?after=99999999999999999999', 400, 'whole number'],
    ['/api/v1/constituencies/nowhere', 404, 'nowhere'],
    ['/api/v1/constituencies/%00', 404, 'openapi.json'],
    ['/api/v2/night', 404, 'openapi.json'],
    ['/reference/none.json', 404, 'pack'],
    ['/no-page-here', 404, 'no pages'],
  ] as const) {
    const response = await served.get(path);
    assert.equal(response.status, status, path);
    assert.equal(response.headers.get('content-type'), 'application/problem+json; charset=utf-8');
    const problem = (await response.json()) as { readonly status: number; readonly detail: string };
    assert.equal(problem.status, status);
    assert.ok(problem.detail.includes(words), problem.detail);
  }
});

test('[R12] every answer of the API is as its description says', async () => {
  const text = await readFile('docs/openapi.json', 'utf8');
  assert.deepEqual(await (await served.get('/api/v1/openapi.json')).json(), JSON.parse(text));
  const document = JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')) as OpenApi;
  const seen = new Set<string>();
  for (const [path, url] of [
    ['/api/v1/night', '/api/v1/night'],
    ['/api/v1/constituencies', '/api/v1/constituencies'],
    ['/api/v1/constituencies/{idOrSlug}', '/api/v1/constituencies/alder'],
    ['/api/v1/constituencies/{idOrSlug}', `/api/v1/constituencies/${BIRCH}`],
    ['/api/v1/constituencies/{idOrSlug}', `/api/v1/constituencies/${CEDAR}`],
    ['/api/v1/constituencies/{idOrSlug}', '/api/v1/constituencies/nowhere'],
    ['/api/v1/events', '/api/v1/events'],
    ['/api/v1/events', '/api/v1/events?after=4'],
    ['/api/v1/events', '/api/v1/events?epoch=another'],
    ['/api/v1/events', '/api/v1/events?after=x'],
    ['/api/v1/snapshot', '/api/v1/snapshot'],
    ...[
      ['/api/v1/night', '/api/v1/night'],
      ['/api/v1/constituencies', '/api/v1/constituencies'],
      ['/api/v1/constituencies/{idOrSlug}', '/api/v1/constituencies/alder'],
      ['/api/v1/snapshot', '/api/v1/snapshot'],
      ['/api/v1/corrections', '/api/v1/corrections'],
      ['/api/v1/forecast', '/api/v1/forecast'],
      ['/api/v1/at-risk', '/api/v1/at-risk'],
    ].flatMap(([path, url]) =>
      ['at=2030-07-04T21:01:30Z', 'at=25:00', 'epoch=another'].map(
        (query) => [path, `${url}?${query}`] as const,
      ),
    ),
    ['/api/v1/corrections', '/api/v1/corrections'],
    ['/api/v1/corrections', '/api/v1/corrections?constituency=alder'],
    ['/api/v1/corrections', '/api/v1/corrections?constituency=nowhere'],
    ['/api/v1/postcode/{postcode}', '/api/v1/postcode/BT1%205GS'],
    ['/api/v1/postcode/{postcode}', '/api/v1/postcode/SW1A'],
    ['/api/v1/openapi.json', '/api/v1/openapi.json'],
  ] as const) {
    const response = await served.get(url);
    const described = document.paths[path ?? '']?.get.responses[response.status];
    assert.ok(described, `${url}: ${response.status} is not described`);
    const [type = '', { schema }] = Object.entries(described.content ?? {})[0] ?? ['', { schema: false }];
    assert.ok(response.headers.get('content-type')?.startsWith(type), url);
    const check = z.fromJSONSchema({ ...(schema as object), $defs: document.components.schemas } as never);
    const checked = check.safeParse(await response.json());
    assert.ok(checked.success, `${url}: ${checked.success || z.prettifyError(checked.error)}`);
    seen.add(`${path} ${response.status}`);
  }
  const described = Object.entries(document.paths).flatMap(([path, { get: each }]) =>
    Object.keys(each.responses).map((status) => `${path} ${status}`),
  );
  // This election has no forecast; what one answers is compared in the tests of the forecast.
  const elsewhere = ['/api/v1/forecast', '/api/v1/at-risk'].flatMap((path) => [`${path} 200`, `${path} 503`]);
  const asked = described.filter((each) => !each.endsWith(' 304') && !elsewhere.includes(each));
  assert.deepEqual([...seen].sort(), asked.sort());
});

interface OpenApi {
  readonly components: { readonly schemas: object };
  readonly paths: Record<
    string,
    { readonly get: { readonly responses: Record<string, { content?: Record<string, { schema: object }> }> } }
  >;
}

test('[R12] a constituency is found by its code and by its name, with its figures and its whole history', async () => {
  const byCode = await (await served.get(`/api/v1/constituencies/${ALDER}`)).json();
  assert.deepEqual(await (await served.get('/api/v1/constituencies/alder')).json(), byCode);
  const { constituency } = byCode as { constituency: { words: string; history: object[]; result: object } };
  assert.equal(constituency.words, 'Red gain from Blu');
  assert.equal(constituency.history.length, 2);
  assert.equal((constituency.result as { validVotes: number }).validVotes, 908);
});

test('[R17] an answer of a moment is of that moment, in every form that is asked for', async () => {
  const at = 'at=2030-07-04T21:01:30Z';
  const night = (await (await served.get(`/api/v1/night?${at}`)).json()) as {
    readonly position: { readonly seq: number };
    readonly moment: { readonly at: string; readonly isPast: boolean };
    readonly nightTime: string;
  };
  assert.equal(night.position.seq, 1);
  assert.deepEqual(night.moment, { at: '2030-07-04T21:01:30.000Z', isPast: true });
  assert.equal(night.nightTime, '2030-07-04T21:01:30.000Z');
  const seat = await (await served.get(`/api/v1/constituencies/alder?${at}`)).json();
  assert.equal((seat as { constituency: { history: object[] } }).constituency.history.length, 1);
  const snapshot = (await (await served.get(`/api/v1/snapshot?${at}`)).json()) as Snapshot;
  const decoded = decodeSnapshot(served.night.roll, snapshot);
  assert.ok(decoded.kind === 'decoded');
  assert.deepEqual(
    decoded.state,
    served.night.reading({ kind: 'instant', at: '2030-07-04T21:01:30.000Z' }).state,
  );
});

test('[R17] a past moment may be kept for a day when its epoch is named, and is never sent twice', async () => {
  const { epoch } = served.night.projection.current().position;
  for (const path of ['/api/v1/snapshot', '/api/v1/constituencies', '/api/v1/night']) {
    const kept = async (query: string) => (await served.get(`${path}?${query}`)).headers.get('cache-control');
    assert.equal(await kept('at=2030-07-04T21:01:30Z'), 'public, max-age=60');
    // A snapshot carries what people wrote, and may take back.
    const long = path === '/api/v1/snapshot' ? 'public, max-age=60' : 'public, max-age=86400, immutable';
    assert.equal(await kept(`at=2030-07-04T21:01:30Z&epoch=${epoch}`), long);
    assert.equal(await kept(`at=2031-01-01T00:00:00Z&epoch=${epoch}`), 'public, max-age=1');
  }
  const etag = (await served.get('/api/v1/snapshot?at=2030-07-04T21:01:30Z')).headers.get('etag') ?? '';
  const again = await served.get('/api/v1/snapshot?at=2030-07-04T21:01:30Z', {
    headers: { 'if-none-match': etag },
  });
  assert.equal(again.status, 304);
});

test('[R13] the reference and its colours are files that never change, each under the name of its contents', async () => {
  const { hash, reference } = served.night.pack;
  const json = await served.get(`/reference/${hash}.json`);
  assert.equal(json.headers.get('cache-control'), 'public, max-age=31536000, immutable');
  assert.deepEqual(await json.json(), JSON.parse(JSON.stringify(reference)));
  const css = await served.get(`/reference/${hash}.css`);
  assert.equal(css.headers.get('content-type'), 'text/css; charset=utf-8');
  const styles = await css.text();
  for (const standing of served.night.pack.colours.keys()) assert.ok(styles.includes(`.p-${standing}{--c:`));
});

test('[V412] parties have their colours in browsers that do not know `light-dark()`', async () => {
  const styles = await (await served.get(`/reference/${served.night.pack.hash}.css`)).text();
  const [light = '', dark = ''] = styles.split('@media screen and (prefers-color-scheme:dark)');
  assert.ok(light.includes('--c:#cc0000;') && dark.includes('--c:#ff4444;'));
  assert.ok(!styles.includes('light-dark'));
});

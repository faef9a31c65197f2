import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { httpFeed, pauseMs } from '#server/ingest/http-feed.ts';
import { fetchOnce } from '#server/ingest/http-fetch.ts';
import { parseMessage } from '#server/ingest/parse-message.ts';
import { FILE_MESSAGES_MAX } from '#server/ingest/piece.ts';
import { CHANNEL, rawResult } from '#tests/support/feed-messages.ts';

const PACE = {
  pollMs: 5,
  pauseMsMax: 20,
  timeoutMs: 2_000,
  quietMs: 1_000,
  truncatedMs: 10_000,
  tagMs: 30_000,
};
const line = (revision: number) => JSON.stringify(rawResult({ revision }));

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A real server on loopback that gives one answer after another, the last one for ever. */
async function serve(context: TestContext, ...answers: readonly Answer[]) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push(request);
    answer?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: new URL(`http://127.0.0.1:${port}/feed`), requests };
}

function body(text: string | Buffer, headers: Readonly<Record<string, string>> = {}): Answer {
  return (_, response) => response.writeHead(200, headers).end(text);
}

/** Takes items until so many have come. */
async function take(
  url: URL,
  count: number,
  {
    accept = true,
    onFailure = () => {},
    nowMs = () => 0,
  }: { accept?: boolean; onFailure?: (why: string) => void; nowMs?: () => number } = {},
): Promise<readonly string[]> {
  const stop = new AbortController();
  const texts: string[] = [];
  for await (const item of httpFeed({ url, pace: PACE, onFailure, nowMs }).items(stop.signal)) {
    texts.push(Buffer.from(item.bytes).toString('utf8'));
    if (accept) await item.accepted();
    if (texts.length === count) stop.abort();
  }
  return texts;
}

test('[F16] a growing file is asked for again by its tag, and only its new messages are taken', async (context) => {
  const headers = { 'content-type': 'application/x-ndjson' };
  const { url, requests } = await serve(
    context,
    body(`${line(1)}\n${line(2)}\n`, { ...headers, etag: '"one"' }),
    (_, response) => response.writeHead(304).end(),
    body(`${line(1)}\n${line(2)}\n${line(3)}\n`, headers),
  );
  assert.deepEqual(await take(url, 3), [line(1), line(2), line(3)]);
  assert.equal(requests[0]?.headers['if-none-match'], undefined);
  assert.equal(requests[1]?.headers['if-none-match'], '"one"');
  assert.equal(requests[2]?.headers['if-none-match'], '"one"');
});

test('[F16] what the journal does not hold is asked for again in full', async (context) => {
  const { url, requests } = await serve(
    context,
    body(line(1), { 'content-type': 'application/json', etag: '"one"' }),
  );
  assert.deepEqual(await take(url, 2, { accept: false }), [line(1), line(1)]);
  assert.equal(requests[1]?.headers['if-none-match'], undefined);
});

test('[F16] failures are told without the address and waited out, longer each time', async (context) => {
  const failures: string[] = [];
  const { url } = await serve(
    context,
    (_, response) => response.writeHead(503).end(),
    (request) => request.destroy(),
    body(line(1)),
  );
  assert.deepEqual(await take(url, 1, { onFailure: (why) => failures.push(why) }), [line(1)]);
  assert.equal(failures.length, 2);
  assert.equal(failures[0], 'status 503');
  assert.deepEqual(
    [0, 1, 2, 5, 10].map((count) => pauseMs({ pollMs: 1_000, pauseMsMax: 60_000 }, count)),
    [1_000, 2_000, 4_000, 32_000, 60_000],
  );
});

test('[F16] B86 a redirect is not followed', async (context) => {
  const other = await serve(context, body('never'));
  const { url } = await serve(context, (_, response) =>
    response.writeHead(302, { location: other.url.href }).end(),
  );
  const fetched = await fetchOnce(url, { etag: null, signal: new AbortController().signal });
  assert.deepEqual(fetched, { kind: 'failed', why: 'status 302: redirects are not followed' });
  assert.equal(other.requests.length, 0);
});

test('[F16] B13 a compressed answer stays compressed, and is refused as such', async (context) => {
  const { url, requests } = await serve(
    context,
    body(gzipSync(Buffer.alloc(50_000_000)), { 'content-encoding': 'gzip' }),
  );
  const fetched = await fetchOnce(url, { etag: null, signal: new AbortController().signal });
  if (fetched.kind !== 'content') assert.fail(fetched.kind);
  const parsed = parseMessage(fetched.bytes, CHANNEL);
  assert.equal(parsed.ok ? '' : parsed.problems[0]?.code, 'COMPRESSED');
  assert.equal(requests[0]?.headers['accept-encoding'], 'identity');
});

test('[F16] B12 an answer without end is cut off, and is a failure', async (context) => {
  const chunk = Buffer.alloc(1024 * 1024, ' ');
  const { url } = await serve(context, (_, response) => {
    const more = () => {
      while (!response.destroyed && response.write(chunk)) {}
    };
    response.on('drain', more).on('error', () => {});
    more();
  });
  const fetched = await fetchOnce(url, { etag: null, signal: new AbortController().signal });
  assert.match(fetched.kind === 'failed' ? fetched.why : '', /more than 8388608 bytes: let the source begin/);
});

test('[F16] an answer that does not end in time is a failure', async (context) => {
  const { url } = await serve(context, (_, response) => response.writeHead(200).write('{'));
  const fetched = await fetchOnce(url, { etag: null, signal: new AbortController().signal, timeoutMs: 20 });
  assert.equal(fetched.kind, 'failed');
});

test('[I49] a web page is no answer, and none of it is journalled, however often it changes', async (context) => {
  const failures: string[] = [];
  const page = body('<!doctype html><title>Sign in</title>', { 'content-type': 'text/html; charset=utf-8' });
  const { url } = await serve(context, page, page, body(line(1), { 'content-type': 'application/json' }));
  assert.deepEqual(await take(url, 1, { onFailure: (why) => failures.push(why) }), [line(1)]);
  assert.equal(failures.length, 2);
  assert.match(failures[0] ?? '', /a web page, not results/);
});

test('[F16] the kind of content says how it is split; else the content does', async (context) => {
  const pretty = JSON.stringify(rawResult(), null, 1);
  for (const [type, text, count] of [
    ['application/json; charset=utf-8', pretty, 1],
    ['text/plain', `${line(1)}\n${line(2)}`, 2],
    ['application/x-ndjson', `${line(1)}\n${line(2)}`, 2],
  ] as const) {
    const { url } = await serve(context, body(text, { 'content-type': type }));
    assert.equal((await take(url, count)).length, count);
  }
});

/** A file that somebody appends to while it is asked for, and the time that goes by between two answers. */
async function serveGrowing(
  context: TestContext,
  type: string,
  ...steps: readonly (readonly [string, number])[]
) {
  const time = { ms: 0 };
  const answers = steps.map(([text, afterMs]): Answer => {
    return (request, response) => {
      time.ms += afterMs;
      body(text, { 'content-type': type })(request, response);
    };
  });
  return { ...(await serve(context, ...answers)), nowMs: () => time.ms };
}

const HEADER = 'election,mode,constituency,revision,source,time,rejectedBallots,candidate,votes';
const birch = (votes: string) => `tiny,rehearsal,E14000002,1,RO,2030-07-04T23:00:00Z,,birch-red,${votes}`;
const doe = `tiny,rehearsal,W07000004,1,RO,2030-07-04T23:00:00Z,,doe-red,7\n`;

test('[I54] a CSV file that is read while it is written never gives a figure that lacks its last digits', async (context) => {
  const cut = `${HEADER}\n${birch('70')}`;
  const { url, nowMs } = await serveGrowing(
    context,
    'text/csv',
    [cut, 0],
    [cut, 9_999],
    [`${HEADER}\n${birch('700')}\n`, 5_000],
    [`${HEADER}\n${birch('700')}\n${doe}`, 999],
    [`${HEADER}\n${birch('700')}\n${doe}`, 1_000],
  );
  const texts = await take(url, 2, { nowMs });
  assert.deepEqual(
    texts.map((text) => text.split('\n')[2]),
    [birch('700'), doe.trimEnd()],
  );
});

test('[I54] a message that breaks off is waited for, in NDJSON and alone; the lines before it are taken', async (context) => {
  const half = line(3).slice(0, 60);
  const list = await serveGrowing(
    context,
    'application/x-ndjson',
    [`${line(1)}\n${line(2)}\n${half}`, 0],
    [`${line(1)}\n${line(2)}\n${line(3)}`, 9_999],
  );
  assert.deepEqual(await take(list.url, 3, list), [line(1), line(2), line(3)]);
  const alone = await serveGrowing(context, 'application/json', [half, 0], [half, 9_999], [half, 1]);
  assert.deepEqual(await take(alone.url, 1, alone), [half]);
});

test('[I55] a tag that never changes hides what is new for half a minute at most', async (context) => {
  const time = { ms: 0 };
  let text = `${line(1)}\n`;
  const { url, requests } = await serve(context, (request, response) => {
    time.ms += 10_000;
    if (request.headers['if-none-match'] === '"same"') return response.writeHead(304).end();
    response.writeHead(200, { 'content-type': 'application/x-ndjson', etag: '"same"' }).end(text);
    text = `${line(1)}\n${line(2)}\n`;
  });
  assert.deepEqual(await take(url, 2, { nowMs: () => time.ms }), [line(1), line(2)]);
  assert.deepEqual(
    requests.map(({ headers }) => headers['if-none-match']),
    [undefined, '"same"', '"same"', '"same"', undefined],
  );
});

test('[I55] "not modified" without having been asked is a failure, and an empty answer is none', async (context) => {
  const failures: string[] = [];
  const { url } = await serve(
    context,
    (_, response) => response.writeHead(304).end(),
    body('\n'),
    body(line(1)),
  );
  assert.deepEqual(await take(url, 1, { onFailure: (why) => failures.push(why) }), [line(1)]);
  assert.deepEqual(failures, ['status 304, though no tag was sent']);
});

test('[I56] an answer of too many messages is a failure that is told again and again, and nothing of it is taken', async (context) => {
  const failures: string[] = [];
  const many = body('{}\n'.repeat(FILE_MESSAGES_MAX + 1), {
    'content-type': 'application/x-ndjson',
    etag: '"a"',
  });
  const { url } = await serve(context, many, many, body(line(1)));
  assert.deepEqual(await take(url, 1, { onFailure: (why) => failures.push(why) }), [line(1)]);
  assert.equal(failures.length, 2);
  assert.match(failures[0] ?? '', /^more than 20000 messages: let the source begin a new file/);
});

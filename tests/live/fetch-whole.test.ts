import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { fetchWhole } from '#components/live/fetch-whole.ts';

/** Longer than any line may say nothing. */
const LONG_MS = 60_000;

/** A server that begins every answer as told and says no more by itself; the page's timers are in the test's hands. */
async function served(context: TestContext, begin: (answer: ServerResponse) => void) {
  const answers: ServerResponse[] = [];
  const server = createServer((_request, answer) => {
    answers.push(answer);
    begin(answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await turn();
  };
  context.mock.timers.enable({ apis: ['setTimeout'] });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    answers,
    isAsked: () => until(() => answers.length > 0),
  };
}

test('[C18] an answer is read whole, with its status', async (context) => {
  const { address } = await served(context, (answer) =>
    answer.writeHead(409, { 'retry-after': '7' }).end('zwölf'),
  );
  const { status, text, header } = await fetchWhole(address);
  assert.deepEqual([status, text, header('retry-after')], [409, 'zwölf', '7']);
});

test('[C18] a line that takes the question and never answers is given up', async (context) => {
  const { address, isAsked } = await served(context, () => undefined);
  const given = assert.rejects(fetchWhole(address));
  await isAsked();
  context.mock.timers.tick(LONG_MS);
  await given;
});

test('[C18] so is one that stops in the middle of the answer', async (context) => {
  const { address, isAsked } = await served(context, (answer) => answer.writeHead(200).write('half'));
  const given = assert.rejects(fetchWhole(address));
  await isAsked();
  context.mock.timers.tick(LONG_MS);
  await given;
});

test('[C18] an answer that is given up from outside rejects', async (context) => {
  const { address, isAsked } = await served(context, () => undefined);
  const ending = new AbortController();
  const given = assert.rejects(fetchWhole(address, { signal: ending.signal }));
  await isAsked();
  ending.abort();
  await given;
});

test('[C18] nothing is asked for once the page has ended it', async (context) => {
  const { address, answers } = await served(context, (answer) => answer.end('late'));
  await assert.rejects(fetchWhole(address, { signal: AbortSignal.abort() }), { name: 'AbortError' });
  assert.equal(answers.length, 0);
});

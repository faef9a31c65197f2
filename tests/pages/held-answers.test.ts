import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { after, test } from 'node:test';
import { holdAnswers } from '#server/pages/held-answers.ts';

const MEBIBYTE = 1024 * 1024;
/** Far more than the system holds for a connection by itself. */
const ANSWER_BYTES = 16 * MEBIBYTE;

const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
after(() => {
  server.close();
  server.closeAllConnections();
});

test('[R27] what slow readers have not taken is bounded for all together: the oldest answers are cut off', async () => {
  const answers = [await unread(), await unread(), await unread()] as const;
  const [oldest, second, newest] = answers;
  const held = holdAnswers(answers.reduce((sum, { writableLength }) => sum + writableLength, 0) - MEBIBYTE);
  for (const answer of answers) held.add(answer);
  await once(oldest, 'close');
  assert.deepEqual([second.destroyed, newest.destroyed], [false, false]);
  held.stop();
});

/** An answer whose reader takes nothing off the line. */
async function unread(): Promise<ServerResponse> {
  const asked = once(server, 'request');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.pause();
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  const [, response] = (await asked) as [unknown, ServerResponse];
  response.write(Buffer.alloc(ANSWER_BYTES));
  assert.ok(response.writableLength > 2 * MEBIBYTE);
  return response;
}

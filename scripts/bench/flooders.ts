import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

// People who want a night to stop: sockets that shout, guesses at passwords, and requests, on a thread of their own. Run by
// flood.ts.

const SOCKETS = 1_000;
/** One message each, two hundred times a second. */
const SHOUT_MS = 5;
/** One that was cut off comes back after it. */
const BACK_MS = 1_000;
const LOGINS_A_SECOND = 50;
const REQUESTS_A_SECOND = 200;
const PATHS: readonly string[] = [
  '/',
  '/results',
  '/api/v1/snapshot',
  '/api/v1/events?after=x',
  '/nothing',
  '/desk',
];

/** What came of it. */
export interface Flood {
  readonly seconds: number;
  readonly connections: number;
  readonly shouts: number;
  readonly logins: Readonly<Record<string, number>>;
  readonly requests: Readonly<Record<string, number>>;
}

const { address } = workerData as { readonly address: string };
const { hostname, port } = new URL(address);
const startedAt = performance.now();
const logins: Record<string, number> = {};
const requests: Record<string, number> = {};
const open = new Set<Socket>();
let connections = 0;
let shouts = 0;
let isStopped = false;

/** A valid question with a mask of zeros: a server has to read it before it can tell that it is one too many. */
const SHOUT = frameOf('42["resume",{"v":1,"election":"x","epoch":"x","seq":0,"chain":""}]');
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

for (let each = 0; each < SOCKETS; each++) setTimeout(shoutOn, (each * BACK_MS) / SOCKETS);
const timers = [
  setInterval(() => {
    for (const socket of open) {
      shouts += 1;
      socket.write(SHOUT);
    }
  }, SHOUT_MS),
  setInterval(guess, 1000 / LOGINS_A_SECOND),
  setInterval(ask, 1000 / REQUESTS_A_SECOND),
];
parentPort?.once('message', () => {
  isStopped = true;
  for (const timer of timers) clearInterval(timer);
  for (const socket of open) socket.destroy();
  agent.destroy();
  const seconds = (performance.now() - startedAt) / 1000;
  parentPort?.postMessage({ seconds, connections, shouts, logins, requests } satisfies Flood);
});

function shoutOn(): void {
  if (isStopped) return;
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => {});
  socket.resume();
  socket.once('connect', () => {
    connections += 1;
    socket.write(
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
  });
  socket.once('data', () => {
    socket.write(frameOf('40'));
    open.add(socket);
  });
  socket.once('close', () => {
    open.delete(socket);
    setTimeout(shoutOn, BACK_MS);
  });
}

function guess(): void {
  const headers = { origin: address, 'content-type': 'application/json', 'x-declared-desk': '1' };
  const body = JSON.stringify({ name: `editor-${logins['429'] ?? 0}`, password: 'not the password' });
  send('/desk/api/sign-in', logins, { method: 'POST', headers }, body);
}

function ask(): void {
  const path = PATHS[Math.floor(Math.random() * PATHS.length)] ?? '/';
  send(path, requests, {}, '');
}

function send(path: string, counts: Record<string, number>, options: object, body: string): void {
  const count = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  const asked = request({ hostname, port, path, agent, ...options }, (response) => {
    response.resume();
    response.on('end', () => count(String(response.statusCode)));
    response.on('error', () => count('broken'));
  });
  asked.on('error', () => count('broken'));
  asked.end(body);
}

function frameOf(text: string): Buffer {
  const data = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x81, 0x80 | data.length, 0, 0, 0, 0]), data]);
}

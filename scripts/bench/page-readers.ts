import { Agent, get } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

// Readers who ask for page after page and never pause, on a thread of their own. Run by isolation.ts.

/** Enough that pages never wait for a reader; few enough that they all fit in the line. */
const READERS = 64;

const PATHS: readonly string[] = ['/', '/results', '/map', '/live', '/at-risk', '/charts', '/candidates'];

/** What came of it. */
export interface Reading {
  readonly pages: number;
  readonly refused: number;
  readonly seconds: number;
}

const { address } = workerData as { readonly address: string };
const agent = new Agent({ keepAlive: true, maxSockets: READERS });
let isStopped = false;
let pages = 0;
let refused = 0;

parentPort?.once('message', () => {
  isStopped = true;
});
const startedAt = performance.now();
await Promise.all(Array.from({ length: READERS }, (_, index) => readOn(index)));
const reading: Reading = { pages, refused, seconds: (performance.now() - startedAt) / 1000 };
agent.destroy();
parentPort?.postMessage(reading);

async function readOn(first: number): Promise<void> {
  for (let index = first; !isStopped; index++) {
    const path = PATHS[index % PATHS.length] ?? '/';
    if ((await statusOf(path)) === 200) pages += 1;
    else refused += 1;
  }
}

/** Takes the whole page, as a browser does, without unpacking it. */
function statusOf(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'gzip', accept: 'text/html' };
    get(`${address}${path}`, { agent, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', reject);
    }).on('error', reject);
  });
}

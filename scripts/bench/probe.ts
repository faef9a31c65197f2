import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

// Asks for a few addresses again and again, one after another, and notes how long each answer takes, on a thread of its
// own so that what else the bench does is not counted. Run by isolation.ts.

const PAUSE_MS = 20;

const { address, paths } = workerData as { readonly address: string; readonly paths: readonly string[] };
const agent = new Agent({ keepAlive: true });
const times: Record<string, number[]> = Object.fromEntries(paths.map((path) => [path, []]));
let isStopped = false;

parentPort?.once('message', () => {
  isStopped = true;
});
while (!isStopped) {
  for (const path of paths) {
    await pause(PAUSE_MS);
    times[path]?.push(await millisecondsOf(path));
  }
}
agent.destroy();
parentPort?.postMessage(times);

function millisecondsOf(path: string): Promise<number> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    get(`${address}${path}`, { agent, headers: { 'accept-encoding': 'br' } }, (response) => {
      response.resume();
      response.on('end', () => resolve(performance.now() - startedAt));
      response.on('error', reject);
    }).on('error', reject);
  });
}

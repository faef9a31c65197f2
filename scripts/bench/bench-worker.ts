import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Begins a worker of this folder; what is returned tells it to stop, and resolves with what it found. */
export function begin<Found>(file: string, workerData: object): () => Promise<Found> {
  const worker = new Worker(new URL(file, import.meta.url), { workerData });
  const found = once(worker, 'message').then(([message]) => message as Found);
  return () => {
    worker.postMessage('stop');
    return found;
  };
}

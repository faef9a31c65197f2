import type { Reference } from '#lib/election/reference.ts';
import { readReference } from '#lib/sync/reference-lines.ts';
import { fetchWhole } from './fetch-whole.ts';

/** Fetches the reference and reads it in pieces, between which the page answers its reader. Throws when it does not come. */
export async function fetchReference(path: string, signal: AbortSignal): Promise<Reference> {
  const { status, text } = await fetchWhole(path, { signal });
  if (status !== 200) throw new Error(`${path}: ${status}`);
  const reading = readReference(text);
  for (let read = reading.next(); ; read = reading.next()) {
    if (read.done === true) return read.value;
    await pause();
  }
}

/** Lets the browser do what waits. A page that nobody sees holds nobody up, and its timers are slow. */
function pause(): Promise<void> {
  if (document.visibilityState === 'hidden') return Promise.resolve();
  const { scheduler } = globalThis as { readonly scheduler?: { yield?(): Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}

import type { NightReading } from '#server/projection/night-reading.ts';

/** The night as the server holds it now: the only door from pages to the server. */
export function readNight(): NightReading {
  const read = globalThis.declaredNight;
  if (read === undefined)
    throw new Error('Pages are rendered by the server entry, which hands them the night');
  return read();
}

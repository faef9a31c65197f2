import { headers } from 'next/headers.js';
import { cache } from 'react';
import { type AskedMoment, MOMENT_HEADER, momentFromHeader } from '#lib/view/moment.ts';
import type { NightReading } from '#server/projection/night-reading.ts';

/**
 * The night as the page's address asks for it: now, or as it stood at a moment. One reading a request, however many
 * parts of the page ask. With `readNightNow` and `readNightAt` the only door from pages to the server.
 */
export const readNight = cache(async (): Promise<NightReading> => {
  const asked = momentFromHeader((await headers()).get(MOMENT_HEADER));
  return readNightAt(asked);
});

/** The night as the server holds it now, whatever moment the page is of. */
export function readNightNow(): NightReading {
  return readNightAt({ kind: 'now' });
}

/** The night at a moment that a page wants beside its own. */
export function readNightAt(asked: AskedMoment): NightReading {
  const read = globalThis.declaredNight;
  if (read === undefined)
    throw new Error('Pages are rendered by the server entry, which hands them the night');
  return read(asked);
}

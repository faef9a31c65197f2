import { headers } from 'next/headers.js';
import { cache } from 'react';
import type { MarginRecord } from '#lib/election/derive/margin-history.ts';
import { isBeforeClose } from '#lib/election/embargo.ts';
import type { PublishedForecast } from '#lib/forecast/published.ts';
import type { ForecastRecord } from '#lib/forecast/record.ts';
import type { LookUpPostcode } from '#lib/view/find-seat.ts';
import type { LandRooms } from '#lib/view/map-land.ts';
import { type AskedMoment, MOMENT_HEADER, momentFromHeader } from '#lib/view/moment.ts';
import { measureFiles, type NamedMeasureFile } from '#server/http/measure-files.ts';
import { findPostcode } from '#server/pack/find-postcode.ts';
import { landPlan } from '#server/pack/land-plan.ts';
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

/** How a page looks a postcode up; null in a pack without postcodes. A postcode is never kept or logged. */
export function postcodeLookUp({ pack: { postcodes } }: NightReading): LookUpPostcode | null {
  return postcodes === null ? null : (postcode) => findPostcode(postcodes, postcode);
}

/** Where letters have room on the map of the land; null in a pack without one. */
export function landRooms({ pack }: NightReading): LandRooms | null {
  return landPlan(pack)?.rooms ?? null;
}

/** Where a pack's outlines are, for the map of the land; null in a pack without them. */
export function landFile({ pack }: NightReading): string | null {
  return pack.boundaries === null ? null : `/reference/${pack.hash}.land.svg`;
}

/** What became of seats by their winning margin, election by election; empty where nobody keeps it. */
export function marginRecords(): readonly MarginRecord[] {
  return globalThis.declaredMarginRecords ?? [];
}

/**
 * What can be said of the forecast at the moment that the page is of. Nothing waits for it: what is not there yet is said
 * to be in the making. So is a past moment that nobody has looked at: it is worked out now, and there the next time; a browser
 * with scripts asks for it itself.
 */
export const readForecast = cache(async (): Promise<PublishedForecast> => {
  const page = await readNight();
  const { roll, state, nightNowMs } = readNightNow();
  if (isBeforeClose(roll.reference.election, Math.min(nightNowMs, page.nightNowMs)))
    return { kind: 'embargoed' };
  const { forecastHidden } = state;
  if (forecastHidden !== null) return { kind: 'hidden', note: forecastHidden.reason };
  const told = globalThis.declaredForecast;
  if (told === undefined) return { kind: 'unavailable', why: 'starting' };
  if (!page.moment.isPast || told.kind !== 'shown') return told;
  return globalThis.declaredPastForecasts?.of(page) ?? { kind: 'unavailable', why: 'starting' };
});

/** What the forecast did on past nights; null where nobody measured it. */
export function forecastRecord(): ForecastRecord | null {
  return globalThis.declaredForecastRecord ?? null;
}

/** The measures of the pack, as the files in which a browser gets them. */
export function measuresIn({ pack }: NightReading): readonly NamedMeasureFile[] {
  return measureFiles(pack);
}

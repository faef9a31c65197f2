import type { Night } from '#server/projection/night.ts';
import type { NightReading } from '#server/projection/night-reading.ts';
import type { HttpAnswer } from './http-answer.ts';
import { PAST } from './moment-answers.ts';
import { OPEN_TO_ALL } from './security-headers.ts';

/** The whole night at its head or at a moment: the same bytes for everybody, so a cache in between takes the herd. */
export async function snapshotAnswer(
  night: Night,
  reading: NightReading,
  cacheControl: string,
): Promise<HttpAnswer> {
  return {
    status: 200,
    headers: {
      ...OPEN_TO_ALL,
      'content-type': 'application/json; charset=utf-8',
      // It carries what people wrote, and what they take back must not stand in a cache for a day.
      'cache-control': reading.moment.isPast ? PAST : cacheControl,
    },
    body: await (reading.moment.isPast ? night.snapshots.of(reading) : night.snapshots.latest()),
  };
}

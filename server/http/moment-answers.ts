import { askedMoment, MOMENT_PARAMETER } from '#lib/view/moment.ts';
import type { Night } from '#server/projection/night.ts';
import type { NightReading } from '#server/projection/night-reading.ts';
import { type HttpAnswer, problemAnswer } from './http-answer.ts';

/**
 * A past moment never changes within an epoch, so an address that names the epoch may be kept. A day, not a year:
 * figures are derived, and a figure that we make better should not stay wrong in a cache.
 */
const PAST_OF_EPOCH = 'public, max-age=86400, immutable';
/** Without the epoch the same address may mean another night tomorrow; its tag still spares the bytes. */
export const PAST = 'public, max-age=60';
const NOW = 'public, max-age=1';

/** What a request for the night at a moment gets: a reading and how long it may be kept, or a refusal. */
export type MomentAnswer =
  | { readonly kind: 'reading'; readonly reading: NightReading; readonly cacheControl: string }
  | { readonly kind: 'refused'; readonly answer: HttpAnswer };

/** The night as the query asks for it: now, or `at` a moment, if need be of the `epoch` that it names. */
export function nightForQuery(night: Night, query: URLSearchParams): MomentAnswer {
  const asked = askedMoment(query.get(MOMENT_PARAMETER));
  if (asked.kind === 'malformed') {
    const words =
      'The parameter "at" must be a UTC instant, such as 2024-07-05T02:10:00Z, or a time in the United Kingdom, such as 2024-07-05T03:10.';
    return { kind: 'refused', answer: problemAnswer(400, 'Not a moment', words) };
  }
  const reading = night.reading(asked);
  const epoch = query.get('epoch');
  if (epoch !== null && epoch !== reading.position.epoch) {
    const words = `This is epoch ${reading.position.epoch}: the log of the one that you ask for is not here.`;
    return { kind: 'refused', answer: problemAnswer(409, 'Another epoch', words) };
  }
  if (!reading.moment.isPast) return { kind: 'reading', reading, cacheControl: NOW };
  return { kind: 'reading', reading, cacheControl: epoch === null ? PAST : PAST_OF_EPOCH };
}

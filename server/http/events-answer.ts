import { chainAt, type WhySnapshot } from '#lib/sync/choose-catch-up.ts';
import { EVENTS_PAGE_MAX } from '#lib/sync/limits.ts';
import type { Night } from '#server/projection/night.ts';
import { type HttpAnswer, jsonAnswer, problemAnswer } from './http-answer.ts';
import { OPEN_TO_ALL } from './security-headers.ts';

/**
 * The events after a sequence number, for a browser that cannot hold a socket and for whoever copies the log.
 * With `epoch` and `chain` the copy is compared first, by the rule of a resume; 409 says that it needs a
 * snapshot. An answer holds at most EVENTS_PAGE_MAX events: `pulse.seq` tells whether there are more.
 */
export function eventsAnswer(night: Night, query: URLSearchParams): HttpAnswer {
  const after = wholeNumber(query.get('after') ?? '0');
  if (after === null) {
    return problemAnswer(
      400,
      'Not a sequence number',
      'The parameter "after" must be a whole number from 0, such as after=12: the seq of the last event you have.',
    );
  }
  const log = night.projection.current();
  const pulse = night.pulse();
  const because = whyUnfit({ after, epoch: query.get('epoch'), chain: query.get('chain') }, log);
  const answer =
    because !== null
      ? jsonAnswer({ kind: 'fetchSnapshot', because, pulse }, { status: 409 })
      : after === log.events.length
        ? jsonAnswer({ kind: 'upToDate', pulse })
        : jsonAnswer({ kind: 'events', events: log.events.slice(after, after + EVENTS_PAGE_MAX), pulse });
  return { ...answer, headers: { ...answer.headers, ...OPEN_TO_ALL } };
}

type Log = ReturnType<Night['projection']['current']>;

function whyUnfit(
  copy: { readonly after: number; readonly epoch: string | null; readonly chain: string | null },
  log: Log,
): WhySnapshot | null {
  if (copy.epoch !== null && copy.epoch !== log.opening.epoch) return 'newEpoch';
  if (copy.after > log.events.length) return 'ahead';
  if (copy.chain !== null && copy.chain !== chainAt(log, copy.after)) return 'otherChain';
  return null;
}

function wholeNumber(text: string): number | null {
  if (!/^\d{1,9}$/.test(text)) return null;
  return Number(text);
}

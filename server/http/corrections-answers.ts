import { type PublicChange, publicChanges } from '#lib/election/derive/public-changes.ts';
import type { PublicResult } from '#lib/election/public-results.ts';
import { correctionsAtom } from '#lib/view/corrections-atom.ts';
import { CORRECTIONS_PATH } from '#lib/view/corrections-filter.ts';
import { modeWarning } from '#lib/view/shell-view.ts';
import type { Night } from '#server/projection/night.ts';
import type { NightReading } from '#server/projection/night-reading.ts';
import type { HttpAnswer } from './http-answer.ts';
import { OPEN_TO_ALL } from './security-headers.ts';

/** Feed readers ask every few minutes; a cache in between may answer for a quarter of one. */
const CACHE_CONTROL = 'public, max-age=15, stale-while-revalidate=60';

/**
 * Every change after publication as data, newest first; of one constituency, by code or name, when one is asked for,
 * and null when there is none of that name.
 */
export function corrections({ roll, state, position }: NightReading, idOrSlug: string | null) {
  const changes = publicChanges(state);
  if (idOrSlug === null) return { position, corrections: changes.map(dataOf) };
  const asked = roll.reference.constituencies.find(({ id, slug }) => id === idOrSlug || slug === idOrSlug);
  if (asked === undefined) return null;
  const ofSeat = changes.filter((change) => 'constituencyId' in change && change.constituencyId === asked.id);
  return { position, corrections: ofSeat.map(dataOf) };
}

function dataOf(change: PublicChange) {
  const { seq, at, kind } = change;
  return {
    seq,
    at,
    kind,
    path: `${CORRECTIONS_PATH}/${seq}`,
    constituency: 'constituencyId' in change ? change.constituencyId : null,
    post: 'post' in change ? change.post.id : null,
    reason: reasonOf(change),
    source: 'source' in change && change.source !== '' ? change.source : null,
    before: 'before' in change && isResult(change.before) ? change.before : null,
    after: 'after' in change && isResult(change.after) ? change.after : null,
    winnerBefore: winnerOf('before' in change ? change.before : null),
    winnerAfter: winnerOf('after' in change ? change.after : null),
  };
}

/** Why, in the words of whoever made the change; null where nothing was said. */
function reasonOf(change: PublicChange): string | null {
  if (change.kind === 'doubted') return change.words;
  if ('after' in change) return isResult(change.after) ? change.after.reason : null;
  return 'reason' in change ? change.reason : null;
}

function isResult(value: PublicResult | string | null): value is PublicResult {
  return value !== null && typeof value !== 'string';
}

function winnerOf(value: PublicResult | string | null): string | null {
  return isResult(value) ? value.winner : value;
}

/** The same as an Atom feed. */
export function correctionsFeedAnswer(night: Night, origin: string): HttpAnswer {
  const { roll, state, position, mode } = night.reading();
  return {
    status: 200,
    headers: {
      ...OPEN_TO_ALL,
      'content-type': 'application/atom+xml; charset=utf-8',
      'cache-control': CACHE_CONTROL,
    },
    body: correctionsAtom(roll, state, { origin, epoch: position.epoch, warning: modeWarning(mode) }),
  };
}

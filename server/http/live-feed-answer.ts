import { ATOM_ENTRIES_MAX, atomFeed } from '#lib/liveblog/atom.ts';
import { postsOf } from '#lib/liveblog/posts.ts';
import { modeWarning } from '#lib/view/shell-view.ts';
import type { Night } from '#server/projection/night.ts';
import type { HttpAnswer } from './http-answer.ts';
import { OPEN_TO_ALL } from './security-headers.ts';

/** Feed readers ask every few minutes; a cache in between may answer for a quarter of one. */
const CACHE_CONTROL = 'public, max-age=15, stale-while-revalidate=60';

/** The liveblog as an Atom feed. Its tag is of its bytes, so a reader that has them is told so. */
export function liveFeedAnswer(night: Night, origin: string): HttpAnswer {
  const { roll, state, position, mode } = night.reading();
  const posts = postsOf(roll, state, ATOM_ENTRIES_MAX);
  return {
    status: 200,
    headers: {
      ...OPEN_TO_ALL,
      'content-type': 'application/atom+xml; charset=utf-8',
      'cache-control': CACHE_CONTROL,
    },
    body: atomFeed(roll, posts, { origin, epoch: position.epoch, warning: modeWarning(mode) }),
  };
}

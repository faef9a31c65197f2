import type { Night } from '#server/projection/night.ts';
import type { HttpAnswer } from './http-answer.ts';
import { OPEN_TO_ALL } from './security-headers.ts';

/** The whole night at its head: the same bytes for everybody, so a cache in between takes the herd. */
export async function snapshotAnswer(night: Night): Promise<HttpAnswer> {
  return {
    status: 200,
    headers: {
      ...OPEN_TO_ALL,
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=1',
    },
    body: await night.snapshots.latest(),
  };
}

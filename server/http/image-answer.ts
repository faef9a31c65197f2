import type { NightState } from '#lib/election/state.ts';
import type { Rendition } from '#lib/liveblog/image-path.ts';
import type { ImageStore } from '#server/images/image-store.ts';
import { type HttpAnswer, problemAnswer } from './http-answer.ts';

export const IMAGES_PATH = '/images/';

/**
 * A picture of a post that stands. One that is only drafted, or was taken back, is answered like one that never was;
 * it may be kept for an hour and no longer, so that a retraction reaches it.
 */
export async function imageAnswer(
  store: ImageStore | null,
  state: NightState,
  path: string,
): Promise<HttpAnswer> {
  const [, imageId = '', rendition] = /^\/images\/([0-9a-f]{32})-(small|large)\.webp$/.exec(path) ?? [];
  const isOpen = store !== null && isPublished(state, imageId);
  const bytes = isOpen ? await store.read(imageId, rendition as Rendition) : null;
  if (bytes === null)
    return problemAnswer(404, 'No such picture', 'No post shows a picture of this address.');
  return {
    status: 200,
    headers: {
      'content-type': 'image/webp',
      'content-disposition': 'inline; filename="picture.webp"',
      'cache-control': 'public, max-age=3600',
    },
    body: bytes,
  };
}

function isPublished({ liveblog }: NightState, imageId: string): boolean {
  return liveblog.posts.some(({ document }) =>
    document.some((block) => block.kind === 'image' && block.imageId === imageId),
  );
}

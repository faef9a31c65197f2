import type { Rendition } from '#lib/liveblog/image-path.ts';
import { IMAGE_BYTES_MAX } from '#server/images/image-store.ts';
import { type DeskAnswer, deskAnswer, refusalAnswer } from '../desk-answer.ts';
import { type Route, reading } from '../route.ts';

/** Takes a picture in for a post. Nobody but the desk sees it before a post that shows it is published. */
export const storeImage: Route = {
  method: 'POST',
  path: '/desk/api/images',
  access: 'writePost',
  body: { kind: 'bytes', types: ['image/jpeg', 'image/png', 'image/webp'], bytesMax: IMAGE_BYTES_MAX },
  isActivity: true,
  async answer(parts, { body }) {
    const stored = await parts.images.store(body as Uint8Array);
    if (stored.kind === 'stored') {
      const { imageId, width, height } = stored;
      return deskAnswer({ imageId, width, height });
    }
    const { code, words } = stored;
    return refusalAnswer(STATUS[code], { code, words });
  },
};

const STATUS = { TOO_LARGE: 413, NOT_AN_IMAGE: 415, TOO_SMALL: 422, BUSY: 503, NO_PICTURES: 501 } as const;

/** A picture of the store, published or not. */
export const draftImage = reading('/desk/api/images/:name', 'look', async (parts, { words }) => {
  const [, imageId = '', rendition] = /^([0-9a-f]{32})-(small|large)\.webp$/.exec(words['name'] ?? '') ?? [];
  const bytes = imageId === '' ? null : await parts.images.read(imageId, rendition as Rendition);
  return bytes === null ? NO_SUCH_PICTURE : picture(bytes);
});

const NO_SUCH_PICTURE = refusalAnswer(404, {
  code: 'NO_SUCH_PICTURE',
  words: 'The store has no such picture.',
});

function picture(body: Buffer): DeskAnswer {
  const headers = { 'content-type': 'image/webp', 'cache-control': 'no-store', vary: 'cookie' };
  return { status: 200, headers, body };
}

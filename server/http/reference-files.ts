import type { Pack } from '#server/pack/pack.ts';
import { encodeBody } from '#server/projection/snapshot-store.ts';
import type { HttpAnswer } from './http-answer.ts';
import { partyStyles } from './party-styles.ts';

/** Made once a process: the best that brotli can do takes a second and saves a tenth for every reader. */
const REFERENCE_BROTLI_QUALITY = 11;

/** Another content has another name, so a browser never needs to ask again. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The pack's files for browsers, by path. */
export async function referenceFiles(pack: Pack): Promise<ReadonlyMap<string, HttpAnswer>> {
  const [reference, styles] = await Promise.all([
    fileAnswer(JSON.stringify(pack.reference), 'application/json; charset=utf-8', `"${pack.hash}.json"`),
    fileAnswer(partyStyles(pack.colours), 'text/css; charset=utf-8', `"${pack.hash}.css"`),
  ]);
  return new Map([
    [`/reference/${pack.hash}.json`, reference],
    [`/reference/${pack.hash}.css`, styles],
  ]);
}

async function fileAnswer(text: string, contentType: string, etag: string): Promise<HttpAnswer> {
  return {
    status: 200,
    headers: { 'content-type': contentType, 'cache-control': FOR_EVER },
    body: await encodeBody(Buffer.from(text), etag, REFERENCE_BROTLI_QUALITY),
  };
}

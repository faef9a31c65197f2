import { referenceText } from '#lib/sync/reference-lines.ts';
import { landPlan } from '#server/pack/land-plan.ts';
import type { Pack } from '#server/pack/pack.ts';
import { encodeBody } from '#server/projection/snapshot-store.ts';
import type { HttpAnswer } from './http-answer.ts';
import { measureFiles } from './measure-files.ts';
import { partyStyles } from './party-styles.ts';

/** Made once a process: the best that brotli can do takes a second and saves a tenth for every reader. */
const REFERENCE_BROTLI_QUALITY = 11;

/** Another content has another name, so a browser never needs to ask again. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The pack's files for browsers, by path. */
export async function referenceFiles(pack: Pack): Promise<ReadonlyMap<string, HttpAnswer>> {
  const [reference, styles] = await Promise.all([
    fileAnswer(referenceText(pack.reference), 'application/json; charset=utf-8', `"${pack.hash}.json"`),
    fileAnswer(partyStyles(pack.colours), 'text/css; charset=utf-8', `"${pack.hash}.css"`),
  ]);
  const land = landPlan(pack);
  const measures = await Promise.all(
    measureFiles(pack).map(async ({ topic, file }) => {
      const name = `${pack.hash}.${topic}.json`;
      return [
        `/reference/${name}`,
        await fileAnswer(JSON.stringify(file), 'application/json; charset=utf-8', `"${name}"`),
      ] as const;
    }),
  );
  return new Map([
    ...measures,
    [`/reference/${pack.hash}.json`, reference],
    [`/reference/${pack.hash}.css`, styles],
    ...(land === null
      ? []
      : [
          [
            `/reference/${pack.hash}.land.svg`,
            await fileAnswer(land.svg, 'image/svg+xml', `"${pack.hash}.land.svg"`),
          ] as const,
        ]),
  ]);
}

async function fileAnswer(text: string, contentType: string, etag: string): Promise<HttpAnswer> {
  return {
    status: 200,
    headers: { 'content-type': contentType, 'cache-control': FOR_EVER },
    body: await encodeBody(Buffer.from(text), etag, REFERENCE_BROTLI_QUALITY),
  };
}

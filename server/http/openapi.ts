import { readFile } from 'node:fs/promises';
import { encodeBody } from '#server/projection/snapshot-store.ts';
import type { HttpAnswer } from './http-answer.ts';
import { OPEN_TO_ALL } from './security-headers.ts';

const DOCUMENT = new URL('../../docs/openapi.json', import.meta.url);
const BROTLI_QUALITY = 9;

/** The description of the API, as it stands among the documents. */
export async function readOpenApi(): Promise<HttpAnswer> {
  const bytes = await readFile(DOCUMENT);
  const { info } = JSON.parse(bytes.toString('utf8')) as { readonly info: { readonly version: string } };
  return {
    status: 200,
    headers: {
      ...OPEN_TO_ALL,
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=300',
    },
    body: await encodeBody(bytes, `"openapi.${info.version}"`, BROTLI_QUALITY),
  };
}

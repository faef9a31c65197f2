import { createHash } from 'node:crypto';
import { type EncodedBody, encodeBody } from '#server/projection/snapshot-store.ts';

/** What an HTTP request is answered with, before anything is written to a connection. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | EncodedBody;
}

/** A value as JSON. `cacheControl` is the header of that name. */
export function jsonAnswer(
  value: unknown,
  { status = 200, cacheControl = 'public, max-age=1' }: { status?: number; cacheControl?: string } = {},
): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': cacheControl },
    body: JSON.stringify(value),
  };
}

/** Says in plain words what was wrong with the request, and what would be right (RFC 9457). */
export function problemAnswer(
  status: number,
  title: string,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  return {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    },
    body: JSON.stringify({ type: 'about:blank', title, status, detail }),
  };
}

/** Below it, the frame of a compressed body costs what it saves. */
const COMPRESSED_BYTES_MIN = 1024;
/** Made for one answer, not kept: quick before small. */
const ANSWER_BROTLI_QUALITY = 4;

/** The same answer with a tag of its contents, and compressed when that is worth it. */
export async function compressedAnswer(answer: HttpAnswer): Promise<HttpAnswer> {
  if (typeof answer.body !== 'string' || answer.body.length < COMPRESSED_BYTES_MIN) return answer;
  const bytes = Buffer.from(answer.body);
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  return { ...answer, body: await encodeBody(bytes, etag, ANSWER_BROTLI_QUALITY) };
}

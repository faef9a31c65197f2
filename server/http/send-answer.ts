import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EncodedBody } from '#server/projection/snapshot-store.ts';
import type { HttpAnswer } from './http-answer.ts';

/** Writes an answer to the connection; 304 when the client has these very bytes. */
export function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: HttpAnswer): void {
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  if (typeof answer.body === 'string' || Buffer.isBuffer(answer.body)) {
    finish(request, response, answer.status, Buffer.from(answer.body));
    return;
  }
  response.setHeader('etag', answer.body.etag);
  response.setHeader('vary', 'accept-encoding');
  if (holds(request, answer.body.etag)) {
    response.statusCode = 304;
    response.end();
    return;
  }
  const encoding = preferredEncoding(request.headers['accept-encoding']);
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding);
  finish(request, response, answer.status, answer.body[encoding]);
}

function finish(request: IncomingMessage, response: ServerResponse, status: number, bytes: Buffer): void {
  response.statusCode = status;
  response.setHeader('content-length', bytes.length);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** A proxy that recompressed the bytes makes the tag weak; the contents are the same. */
function holds(request: IncomingMessage, etag: string): boolean {
  const held = request.headers['if-none-match'];
  return held?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag) ?? false;
}

/** Brotli before gzip; a client that refuses one with q=0 does not get it. */
export function preferredEncoding(accepted: string | undefined): Exclude<keyof EncodedBody, 'etag'> {
  const offered = new Set(
    (accepted ?? '')
      .split(',')
      .map((each) => each.trim().toLowerCase())
      .filter((each) => !/;\s*q=0(\.0*)?$/.test(each))
      .map((each) => each.split(';')[0]?.trim()),
  );
  if (offered.has('br')) return 'br';
  return offered.has('gzip') ? 'gzip' : 'identity';
}

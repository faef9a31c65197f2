import { type ClientRequest, get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import { MESSAGE_BYTES_MAX } from './parse-bytes.ts';
import { type Container, FILE_BYTES_MAX } from './parse-file.ts';

export type Fetched =
  | {
      readonly kind: 'content';
      /** As sent: never decompressed. Cut to just over one message when it is beyond the limit of a file. */
      readonly bytes: Uint8Array;
      readonly container: Container | null;
      readonly etag: string | null;
    }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed'; readonly why: string };

/** A source that takes longer for its file is not answering. */
export const FETCH_SECONDS_MAX = 10;

/** One GET of exactly this address: no redirects, no decompression, bounded time and size. Never throws. */
export function fetchOnce(
  url: URL,
  {
    etag,
    signal,
    timeoutMs = FETCH_SECONDS_MAX * 1000,
  }: {
    readonly etag: string | null;
    readonly signal: AbortSignal;
    readonly timeoutMs?: number;
  },
): Promise<Fetched> {
  const get = url.protocol === 'https:' ? getHttps : getHttp;
  const headers = { 'accept-encoding': 'identity', ...(etag === null ? {} : { 'if-none-match': etag }) };
  const within = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  return new Promise((resolve) => {
    const failed = (error: Error) => resolve({ kind: 'failed', why: error.message });
    const request: ClientRequest = get(url, { headers, signal: within }, (response) => {
      readResponse(response).then((fetched) => {
        resolve(fetched);
        request.destroy();
      }, failed);
    });
    request.on('error', failed);
  });
}

async function readResponse(response: IncomingMessage): Promise<Fetched> {
  const { statusCode = 0, headers } = response;
  if (statusCode === 304) return { kind: 'unchanged' };
  if (statusCode >= 300 && statusCode < 400) {
    return { kind: 'failed', why: `status ${statusCode}: redirects are not followed` };
  }
  if (statusCode !== 200) return { kind: 'failed', why: `status ${statusCode}` };
  const type = typeOf(headers['content-type'] ?? '');
  if (type === 'text/html')
    return { kind: 'failed', why: 'a web page, not results: does the address ask to sign in?' };
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > FILE_BYTES_MAX) break;
  }
  const bytes = Buffer.concat(chunks);
  return {
    kind: 'content',
    bytes: length > FILE_BYTES_MAX ? bytes.subarray(0, MESSAGE_BYTES_MAX + 1) : bytes,
    container: containerOf(type),
    etag: headers.etag ?? null,
  };
}

/** "text/csv" of "text/CSV; charset=utf-8". */
function typeOf(contentType: string): string {
  return contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

function containerOf(type: string): Container | null {
  if (['application/x-ndjson', 'application/ndjson', 'application/jsonl'].includes(type)) return 'ndjson';
  if (type === 'application/json') return 'json';
  return type === 'text/csv' ? 'csv' : null;
}

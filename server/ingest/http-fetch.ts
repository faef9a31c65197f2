import { type ClientRequest, get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import { type Container, FILE_BYTES_MAX } from './parse-file.ts';

export type Fetched =
  | {
      readonly kind: 'content';
      /** As sent: never decompressed. */
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
      readResponse(response, etag !== null).then((fetched) => {
        resolve(fetched);
        request.destroy();
      }, failed);
    });
    request.on('error', failed);
  });
}

async function readResponse(response: IncomingMessage, isConditional: boolean): Promise<Fetched> {
  const { statusCode = 0, headers } = response;
  if (statusCode === 304) {
    return isConditional
      ? { kind: 'unchanged' }
      : { kind: 'failed', why: 'status 304, though no tag was sent' };
  }
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
    if (length > FILE_BYTES_MAX) return { kind: 'failed', why: TOO_LARGE };
  }
  const etag = headers.etag ?? null;
  return { kind: 'content', bytes: Buffer.concat(chunks), container: containerOf(type), etag };
}

/** Nothing of it is taken: what is new would stand at its end, where nobody reads. */
const TOO_LARGE = `an answer of more than ${FILE_BYTES_MAX} bytes: let the source begin a new file, with what is new`;

/** "text/csv" of "text/CSV; charset=utf-8". */
function typeOf(contentType: string): string {
  return contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

function containerOf(type: string): Container | null {
  if (['application/x-ndjson', 'application/ndjson', 'application/jsonl'].includes(type)) return 'ndjson';
  if (type === 'application/json') return 'json';
  return type === 'text/csv' ? 'csv' : null;
}

import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { Position } from '#lib/sync/position.ts';

/** Proves to the pages that a request comes from their own web process; never leaves the machine. */
export const KEY_HEADER = 'x-declared-pages-key';

/** On a request: where web's copy of the log is. On an answer: where the pages' copy was when it was made. */
export const POSITION_HEADER = 'x-declared-position';

/**
 * What a request says that pages may hear. A list of what is let in, not of what is kept out: Next and whatever it
 * calls believe headers of many names (forwarded ones, those of its own middleware), and a sender could write them.
 * No cookie either: a page is the same for everybody, and the desk's session is nothing that it may know.
 */
const HEARD_BY_PAGES: readonly string[] = [
  'accept',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'content-length',
  'content-type',
  'host',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'origin',
  'range',
  'referer',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'sec-fetch-user',
  'user-agent',
];

/** Of one connection only (RFC 9110, 7.6.1), or ours alone. */
const OF_ONE_CONNECTION: ReadonlySet<string> = new Set([
  'connection',
  'date',
  'keep-alive',
  'proxy-authenticate',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  POSITION_HEADER,
]);

/** The headers with which a request is passed on to the pages. */
export function headersForPages(
  headers: IncomingHttpHeaders,
  { key, position }: { readonly key: string; readonly position: Position },
): OutgoingHttpHeaders {
  const passed: OutgoingHttpHeaders = { [KEY_HEADER]: key, [POSITION_HEADER]: positionToHeader(position) };
  for (const name of HEARD_BY_PAGES) {
    const value = headers[name];
    if (value !== undefined) passed[name] = value;
  }
  return passed;
}

/** The headers of a page that are for the reader. */
export function headersForReader(
  headers: IncomingHttpHeaders,
): readonly (readonly [name: string, value: string | string[]])[] {
  const ofThisConnection = new Set(
    (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase()),
  );
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || OF_ONE_CONNECTION.has(name) || ofThisConnection.has(name)
      ? []
      : [[name, value] as const],
  );
}

type Place = Pick<Position, 'epoch' | 'seq'>;

export function positionToHeader({ epoch, seq }: Place): string {
  return `${seq} ${encodeURIComponent(epoch)}`;
}

/** Null when it is none: then nothing is known of the other side, and nothing is waited for. */
export function positionFromHeader(header: string | string[] | undefined): Place | null {
  const parts = typeof header === 'string' ? /^(\d{1,9}) (\S+)$/.exec(header) : null;
  if (parts === null) return null;
  const [, seq = '', epoch = ''] = parts;
  return { epoch: decodeURIComponent(epoch), seq: Number(seq) };
}

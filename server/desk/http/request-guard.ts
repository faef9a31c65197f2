import type { IncomingMessage } from 'node:http';
import { type DeskAnswer, refusalAnswer } from './desk-answer.ts';
import type { Route } from './route.ts';

/** A header that a form cannot send and a page of another origin may not. */
export const DESK_HEADER = 'x-declared-desk';

/**
 * Refuses what does not come from a page of ours: first by where it says that it comes from, then by what only a page
 * of ours can send. A request without an origin does nothing here: every browser names it when something is done.
 */
export function foreignRequest(
  { headers }: Pick<IncomingMessage, 'headers'>,
  { method, body }: Route,
  origin: string,
): DeskAnswer | null {
  if (!isSafeOrigin(origin)) {
    const words =
      'The desk works over https, or on this machine as http://localhost: nobody on the way may listen.';
    return refusalAnswer(403, { code: 'NEEDS_HTTPS', words });
  }
  const from = headers.origin;
  const site = headers['sec-fetch-site'];
  const isForeign =
    (from === undefined ? method !== 'GET' : from !== origin) ||
    (site !== undefined && site !== 'same-origin' && !(site === 'none' && method === 'GET'));
  if (isForeign) {
    const words = 'The desk answers its own pages only.';
    return refusalAnswer(403, { code: 'FOREIGN_ORIGIN', words, expected: origin });
  }
  if (method === 'GET') return null;
  if (headers[DESK_HEADER] !== '1') {
    const words = 'The desk answers its own pages only.';
    return refusalAnswer(403, { code: 'NO_DESK_HEADER', words, expected: `${DESK_HEADER}: 1` });
  }
  const types = body?.kind === 'bytes' ? body.types : ['application/json'];
  const type = headers['content-type'] ?? '';
  const isTaken = types.some((each) => type === each || type === `${each}; charset=utf-8`);
  // What is packed could unpack to anything.
  if (isTaken && headers['content-encoding'] === undefined) return null;
  const words = 'This is not the form in which the desk is asked.';
  return refusalAnswer(415, { code: 'WRONG_TYPE', words, expected: types.join(', ') });
}

/** Whether a browser keeps a cookie that must not be overheard. */
export function isSafeOrigin(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

import type { DeskOutcome } from '#lib/desk/desk-outcome.ts';
import type { DeskRequest } from '#lib/desk/desk-request.ts';

/** Why something was not done, as the desk's addresses word it. */
export interface Refusal {
  readonly code: string;
  readonly words: string;
}

export type Answered<Value> =
  | { readonly kind: 'ok'; readonly value: Value; readonly etag: string | null }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'refused'; readonly status: number; readonly refusal: Refusal }
  /** Nothing came back, or nothing that can be read: what was asked may have been done. */
  | { readonly kind: 'noAnswer' };

/** The server answers a command within 5 seconds, even if only that it does not know yet. */
const ANSWER_MS_MAX = 12_000;
/** A change of one's own account waits for its turn to have passwords checked, and cannot be asked for twice. */
const ACCOUNT_ANSWER_MS_MAX = 45_000;

/** Asks the desk to read something. `etag` is what the reader has already. */
export function readDesk<Value>(path: string, etag: string | null = null): Promise<Answered<Value>> {
  return answerTo<Value>(path, { headers: etag === null ? {} : { 'if-none-match': etag } });
}

/** Asks the desk to do something, from a page of ours. */
export function askDesk<Value>(
  path: string,
  body: unknown,
  keepalive = false,
  waitMs = ANSWER_MS_MAX,
): Promise<Answered<Value>> {
  const init: RequestInit = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-declared-desk': '1' },
    body: JSON.stringify(body),
    keepalive,
  };
  return answerTo<Value>(path, init, waitMs);
}

/** Changes one's own account: an answer that was not waited for would have held the new session. */
export function askOwnAccount<Value>(path: string, body: unknown): Promise<Answered<Value>> {
  return askDesk<Value>(path, body, false, ACCOUNT_ANSWER_MS_MAX);
}

/** Sends one request; the same one may be sent again. */
export function sendRequest(
  request: DeskRequest,
  keepalive = false,
): Promise<Answered<{ readonly outcome: DeskOutcome }>> {
  return askDesk('/desk/api/commands', request, keepalive);
}

async function answerTo<Value>(
  path: string,
  init: RequestInit,
  waitMs = ANSWER_MS_MAX,
): Promise<Answered<Value>> {
  try {
    const response = await fetch(path, {
      ...init,
      cache: 'no-store',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(waitMs),
    });
    if (response.status === 304) return { kind: 'unchanged' };
    if (response.ok) {
      return { kind: 'ok', value: (await response.json()) as Value, etag: response.headers.get('etag') };
    }
    const refusal = await refusalIn(response);
    if (response.status === 401 && isSession(refusal)) return { kind: 'signedOut' };
    // A fault of the server says nothing of whether the request was taken in before it.
    if (response.status >= 500) return { kind: 'noAnswer' };
    return { kind: 'refused', status: response.status, refusal };
  } catch {
    return { kind: 'noAnswer' };
  }
}

/** A sign-in that was refused is not a session that ended. */
function isSession({ code }: Refusal): boolean {
  return !['SIGN_IN_REFUSED', 'CODE_NEEDED', 'CODE_REFUSED'].includes(code);
}

async function refusalIn(response: Response): Promise<Refusal> {
  try {
    const { code, words } = (await response.json()) as Partial<Refusal>;
    if (typeof code === 'string' && typeof words === 'string') return { code, words };
  } catch {
    // Not from the desk: a proxy in between has its own pages.
  }
  return { code: `HTTP_${response.status}`, words: `The server answered with ${response.status}.` };
}

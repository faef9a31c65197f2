import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { mayDo } from '#lib/desk/permission.ts';
import { QueueFull } from '#server/desk/bounded-queue.ts';
import { clientAddress } from '#server/desk/client-address.ts';
import type { DeskParts } from '#server/desk/desk-parts.ts';
import { isRedisAway } from '#server/desk/redis-away.ts';
import { type SignedIn, signInStateOf } from '#server/desk/sign-in-state.ts';
import { sendAnswer } from '#server/http/send-answer.ts';
import { NO_SESSION_COOKIE, readCookie, SESSION_COOKIE } from './cookies.ts';
import { type DeskAnswer, refusalAnswer } from './desk-answer.ts';
import { parseBody } from './parse-body.ts';
import { readBody } from './read-body.ts';
import { foreignRequest } from './request-guard.ts';
import type { Access, Route } from './route.ts';
import { findRoute } from './route-table.ts';

/** Under it the desk answers; pages of the desk are beside it. */
export const DESK_API = '/desk/api';
const URL_LENGTH_MAX = 2048;

/** Answers the desk's addresses; false when the request is for somebody else. */
export type DeskHttp = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export function deskHttp(parts: DeskParts, routes: readonly Route[], logger: Logger): DeskHttp {
  return async (request, response) => {
    const url = request.url ?? '';
    const path = url.split('?', 1)[0] ?? '';
    if (path !== DESK_API && !path.startsWith(`${DESK_API}/`)) return false;
    const answer = await answerTo(parts, routes, request, path).catch((error: unknown) =>
      failureAnswer(error, logger),
    );
    send(request, response, answer);
    return true;
  };
}

async function answerTo(
  parts: DeskParts,
  routes: readonly Route[],
  request: IncomingMessage,
  path: string,
): Promise<DeskAnswer> {
  const url = request.url ?? '';
  if (url.length > URL_LENGTH_MAX) {
    return refusalAnswer(414, { code: 'ADDRESS_TOO_LONG', words: 'This address is too long.' });
  }
  const { route, words, methods } = findRoute(routes, request.method ?? '', path);
  if (methods.length === 0) {
    return refusalAnswer(404, { code: 'NO_SUCH_ADDRESS', words: 'The desk has no such address.' });
  }
  if (route === null) {
    const allow = methods.join(', ');
    const refusal = { code: 'WRONG_METHOD', words: 'This address is not asked that way.', expected: allow };
    return refusalAnswer(405, refusal, { headers: { allow } });
  }
  const foreign = foreignRequest(request, route, parts.origin);
  if (foreign !== null) return foreign;
  const address = clientAddress(request, parts.proxies);
  const token = readCookie(request.headers.cookie, SESSION_COOKIE);
  const entry = await admit(parts, route.access, token);
  if (entry.kind === 'refused') {
    if (entry.who !== null)
      parts.security.count({ what: 'refused', userId: entry.who.me.userId, from: address });
    return entry.answer;
  }
  const body = await bodyOf(request, route);
  if (body.kind === 'refused') return body.answer;
  if (route.isActivity && entry.who !== null) await parts.sessions.touch(entry.who.session);
  return route.answer(parts, {
    who: entry.who,
    body: body.value,
    query: new URLSearchParams(url.slice(path.length)),
    words,
    address,
    cookie: request.headers.cookie,
    ifNoneMatch: request.headers['if-none-match'],
  });
}

type Entry =
  | { readonly kind: 'admitted'; readonly who: SignedIn | null }
  | { readonly kind: 'refused'; readonly answer: DeskAnswer; readonly who: SignedIn | null };

/** The one place where a session and a permission are asked for. What a page hides is no control. */
async function admit(parts: DeskParts, access: Access, token: string | undefined): Promise<Entry> {
  if (access === 'anyone') return { kind: 'admitted', who: null };
  const state = await signInStateOf(parts, token);
  if (state.kind !== 'signedIn') return { kind: 'refused', answer: NOT_SIGNED_IN[state.kind], who: null };
  const { who } = state;
  if (access === 'signedIn') return { kind: 'admitted', who };
  if (who.me.mustSetTotp) {
    const words = 'Your role needs a second factor. Set it up first.';
    return { kind: 'refused', answer: refusalAnswer(403, { code: 'TOTP_FIRST', words }), who: null };
  }
  if (!mayDo(who.me.role, access)) {
    const refusal = { code: 'NOT_ALLOWED', words: `A ${who.me.role} may not do this.` };
    return { kind: 'refused', answer: refusalAnswer(403, refusal), who };
  }
  return { kind: 'admitted', who };
}

const FORGET = { cookies: [NO_SESSION_COOKIE] };

const NOT_SIGNED_IN = {
  nobody: refusalAnswer(401, { code: 'NOT_SIGNED_IN', words: 'Sign in first.' }),
  expired: refusalAnswer(
    401,
    { code: 'SESSION_EXPIRED', words: 'You were signed in too long ago. Sign in again: your draft is kept.' },
    FORGET,
  ),
  ended: refusalAnswer(
    401,
    { code: 'SESSION_ENDED', words: 'Your account was changed, or your sessions were ended. Sign in again.' },
    FORGET,
  ),
} as const;

type Body =
  | { readonly kind: 'read'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly answer: DeskAnswer };

async function bodyOf(request: IncomingMessage, { body: rule }: Route): Promise<Body> {
  const read = await readBody(request, rule?.bytesMax ?? 0);
  if (read.kind === 'tooLarge') {
    const expected = `at most ${rule?.bytesMax ?? 0} bytes`;
    const refusal = { code: 'TOO_LARGE', words: 'This is more than is taken here.', expected };
    return { kind: 'refused', answer: refusalAnswer(413, refusal, ENDS) };
  }
  if (read.kind === 'broken') {
    return {
      kind: 'refused',
      answer: refusalAnswer(400, { code: 'BROKEN_OFF', words: 'The request ended too early.' }, ENDS),
    };
  }
  if (rule === null) return { kind: 'read', value: undefined };
  if (rule.kind === 'bytes') return { kind: 'read', value: read.bytes };
  const parsed = parseBody(read.bytes, rule.schema);
  return parsed.ok
    ? { kind: 'read', value: parsed.value }
    : { kind: 'refused', answer: refusalAnswer(400, parsed.refusal) };
}

/** Nobody has to take the rest of a body that was refused. */
const ENDS = { headers: { connection: 'close' } };

/** What failed is in the log, under an id that whoever asked can name. */
function failureAnswer(error: unknown, logger: Logger): DeskAnswer {
  if (error instanceof QueueFull) {
    const refusal = { code: 'BUSY', words: 'Too many are signing in at once. Try again in a moment.' };
    return refusalAnswer(503, { ...refusal, retryAfterSeconds: 2 }, { headers: { 'retry-after': '2' } });
  }
  const errorId = randomUUID();
  if (isRedisAway(error)) {
    logger.warn({ err: error, errorId }, 'The desk cannot reach Redis');
    const words = 'The desk cannot be reached for a moment. Nothing was done; try again.';
    return refusalAnswer(
      503,
      { code: 'DESK_AWAY', words, retryAfterSeconds: 2, errorId },
      { headers: { 'retry-after': '2' } },
    );
  }
  logger.error({ err: error, errorId }, 'A request to the desk failed');
  return refusalAnswer(500, { code: 'OUR_FAULT', words: 'Something failed here. Try again.', errorId });
}

function send(request: IncomingMessage, response: ServerResponse, answer: DeskAnswer): void {
  if (response.destroyed) return;
  const { cookies = [] } = answer;
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  sendAnswer(request, response, answer);
}

import { type NextRequest, NextResponse } from 'next/server.js';
import { isUnknownSeat } from '#app/constituency/seat-address.ts';
import { isUnknownCorrection } from '#app/corrections/correction-address.ts';
import { isUnknownPost } from '#app/live/post-address.ts';
import { isUnknownList } from '#app/results/list-address.ts';
import {
  askedMoment,
  MOMENT_HEADER,
  MOMENT_PARAMETER,
  momentToHeader,
  PATH_HEADER,
  QUERY_HEADER,
} from '#lib/view/moment.ts';

/**
 * One content security policy for each page, with a nonce that is never used again. Next finds the nonce in the
 * request's copy of the header and puts it on its own scripts and styles. Whatever a client sent under the name
 * of that header is overwritten, as are the headers that tell the page what its address asks for. A link that
 * was followed from a page of the past stays in the past. The address of a seat that there is not is answered with
 * 404 and the nearest names, and so is that of a post, a correction or a list that there is not: a page that throws
 * "not found" has no text until its scripts have come.
 */
export function proxy(request: NextRequest): NextResponse {
  const sameMoment = momentOfLink(request);
  if (sameMoment !== null) return redirectToMoment(request, sameMoment);
  const policy = contentSecurityPolicy(freshNonce());
  const headers = new Headers(request.headers);
  const asked = askedMoment(request.nextUrl.searchParams.get(MOMENT_PARAMETER));
  headers.set(MOMENT_HEADER, momentToHeader(asked));
  headers.set(QUERY_HEADER, request.nextUrl.search);
  headers.set(PATH_HEADER, request.nextUrl.pathname);
  headers.set('content-security-policy', policy);
  const { pathname } = request.nextUrl;
  const response =
    isUnknownSeat(pathname) ||
    isUnknownPost(pathname) ||
    isUnknownCorrection(pathname) ||
    isUnknownList(pathname)
      ? NextResponse.rewrite(request.nextUrl, { status: 404, request: { headers } })
      : NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  // A page carries a nonce and the figures of its moment: neither is for a cache.
  response.headers.set('cache-control', 'no-store');
  return response;
}

export const config = {
  matcher: ['/((?!api/|socket\\.io|_next/static|reference/|healthz|metrics).*)'],
};

/**
 * The moment at which the page stood that a link was followed from, when the link itself names none. Links are
 * plain, and the browser says where it comes from: so every link of every page keeps the moment, with scripts off
 * too. With scripts on links name it themselves, and pages then send no more than their origin.
 */
function momentOfLink({ headers, nextUrl }: NextRequest): string | null {
  const referer = headers.get('referer');
  if (referer === null || !URL.canParse(referer) || nextUrl.searchParams.has(MOMENT_PARAMETER)) return null;
  const from = new URL(referer);
  const moment = from.searchParams.get(MOMENT_PARAMETER);
  return from.host === headers.get('host') && askedMoment(moment).kind === 'instant' ? moment : null;
}

function redirectToMoment({ nextUrl }: NextRequest, moment: string): NextResponse {
  const address = nextUrl.clone();
  address.searchParams.set(MOMENT_PARAMETER, moment);
  return NextResponse.redirect(address, {
    status: 307,
    headers: { 'cache-control': 'no-store', vary: 'referer' },
  });
}

const NONCE_BYTES = 16;

function freshNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(NONCE_BYTES))));
}

function contentSecurityPolicy(nonce: string): string {
  const isDevelopment = process.env.NODE_ENV === 'development';
  // Older browsers do not count a WebSocket of the same host as 'self'.
  const sockets = (process.env.DECLARED_ORIGIN ?? '').replace(/^http/, 'ws');
  return [
    "default-src 'none'",
    // React rebuilds the server's error stacks with eval, in development only.
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    `connect-src 'self' ${sockets}`.trim(),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

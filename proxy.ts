import { type NextRequest, NextResponse } from 'next/server.js';
import { isUnknownSeat } from '#app/constituency/seat-address.ts';

/**
 * One content security policy for each page, with a nonce that is never used again. Next finds the nonce in the
 * request's copy of the header and puts it on its own scripts and styles. Whatever a client sent under the name
 * of that header is overwritten. The address of a seat that there is not is answered with 404 and the nearest names.
 */
export function proxy(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy(freshNonce());
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  const response = isUnknownSeat(request.nextUrl.pathname)
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

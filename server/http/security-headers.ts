import type { ServerResponse } from 'node:http';

/**
 * On every answer of the port, whoever makes it: pages, files, the API and errors. The content security policy
 * of pages is made for each response by `proxy.ts`; what is not a page may do nothing at all.
 */
const EVERY_ANSWER: readonly (readonly [name: string, value: string])[] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
  ['x-frame-options', 'DENY'],
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
];

const ONE_YEAR_SECONDS = 31_536_000;

/** Sets them before anybody else writes: a later header of the same name replaces one of these. */
export function setSecurityHeaders(
  response: ServerResponse,
  { isHttps }: { readonly isHttps: boolean },
): void {
  for (const [name, value] of EVERY_ANSWER) response.setHeader(name, value);
  if (isHttps) response.setHeader('strict-transport-security', `max-age=${ONE_YEAR_SECONDS}`);
}

/** Figures are for everybody: a page of another site may read an answer of the API, without cookies. */
export const OPEN_TO_ALL: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};

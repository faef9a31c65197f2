import { type IncomingMessage, ServerResponse } from 'node:http';

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

interface Transport {
  readonly isHttps: boolean;
}

export function securityHeaders({ isHttps }: Transport): readonly (readonly [name: string, value: string])[] {
  return isHttps
    ? [...EVERY_ANSWER, ['strict-transport-security', `max-age=${ONE_YEAR_SECONDS}`]]
    : EVERY_ANSWER;
}

/**
 * Answers that have them before anybody else writes: a later header of the same name replaces one of these. What Node
 * answers by itself, to a request without a host or with an odd wish, has them too.
 */
export function carefulResponses(transport: Transport): typeof ServerResponse {
  const headers = securityHeaders(transport);
  return class CarefulResponse<
    Request extends IncomingMessage = IncomingMessage,
  > extends ServerResponse<Request> {
    constructor(request: Request) {
      super(request);
      for (const [name, value] of headers) this.setHeader(name, value);
    }
  };
}

/** Figures are for everybody: a page of another site may read an answer of the API, without cookies. */
export const OPEN_TO_ALL: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};

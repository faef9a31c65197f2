import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Projection } from '#server/projection/projection.ts';
import { untilReached } from '#server/projection/until-reached.ts';
import { KEY_HEADER, POSITION_HEADER, positionFromHeader, positionToHeader } from './internal-headers.ts';
import { PAGES_HOST } from './pass-on.ts';

export interface PageServer {
  readonly port: number;
  close(): void;
}

/**
 * Serves pages to their own web process, which has the key, on a port that the system chooses. A page is not made
 * before this copy of the night has what web had when the page was asked for: whoever saw a result on a socket sees
 * it on the next page too. Each answer says how much the copy had when it was made.
 */
export async function servePages({
  key,
  projection,
  catchUpMsMax,
  handle,
  onError,
}: {
  readonly key: string;
  readonly projection: Pick<Projection, 'current' | 'subscribe'>;
  readonly catchUpMsMax: number;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly onError: (error: unknown) => void;
}): Promise<PageServer> {
  class PageResponse extends ServerResponse {
    // The head is written when everything that it depends on has been read: later than the request, and once.
    override writeHead(...head: never): this {
      this.setHeader(POSITION_HEADER, positionToHeader(projection.current().position));
      return (super.writeHead as (...head: never) => this)(...head);
    }
  }
  const server = createServer({ ServerResponse: PageResponse }, async (request, response) => {
    if (!isSame(request.headers[KEY_HEADER], key)) {
      request.destroy();
      return;
    }
    const told = positionFromHeader(request.headers[POSITION_HEADER]);
    delete request.headers[KEY_HEADER];
    delete request.headers[POSITION_HEADER];
    if (told !== null) await untilReached(projection, told, catchUpMsMax);
    if (response.destroyed) return;
    await handle(request, response).catch((error: unknown) => {
      onError(error);
      // Web answers in its own words for a page that did not come.
      response.destroy();
    });
  });
  // Web ends connections that it does not need; one that ended here could end under a request.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, PAGES_HOST, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function isSame(given: string | string[] | undefined, key: string): boolean {
  if (typeof given !== 'string' || given.length !== key.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(key));
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { Server } from 'node:http';
import { fileURLToPath } from 'node:url';

const PROJECT_FOLDER = fileURLToPath(new URL('../..', import.meta.url));

export interface NextApp {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): Promise<void>;
}

/** Next, ready to render: the built pages, or with a server whose upgrades it may answer, pages as they are written. */
export async function openNext(developmentServer: Server | null): Promise<NextApp> {
  const { default: next } = await import('next');
  const dev = developmentServer !== null;
  // Next adds a listener for upgrades to the server it is given. Built pages have none of their own, so they are
  // given a server that never listens, and no stranger's upgrade reaches Next.
  const app = next({ dev, dir: PROJECT_FOLDER, httpServer: developmentServer ?? new Server() });
  await app.prepare();
  return { handle: app.getRequestHandler(), close: () => app.close() };
}

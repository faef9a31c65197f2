import { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { OpenPages } from './http/service.ts';

const PROJECT_FOLDER = fileURLToPath(new URL('..', import.meta.url));

/** The pages: built ones, or ones that follow their sources while they are written (NODE_ENV=development). */
export const openPages: OpenPages = async (server) => {
  const dev = process.env.NODE_ENV === 'development';
  const { default: next } = await import('next');
  // Next adds a listener for upgrades to the server it is given. Built pages have none of their own, so they are
  // given a server that never listens, and no stranger's upgrade reaches Next.
  const app = next({ dev, dir: PROJECT_FOLDER, httpServer: dev ? server : new Server() });
  await app.prepare();
  const handle = app.getRequestHandler();
  return {
    handle: (request, response) => handle(request, response),
    answersUpgrades: dev,
    close: () => app.close(),
  };
};

import type { BrowserContext } from 'playwright/test';
import { type DeskServer, signIn } from './desk-people.ts';

/** Signs a browser in without its sign-in page: its next page is somebody's. */
export async function signInBrowser(
  context: BrowserContext,
  server: Pick<DeskServer, 'address'>,
  name: string,
): Promise<void> {
  const { cookie } = await signIn(server, name);
  await context.addCookies(
    cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return {
        name: pair.slice(0, at),
        value: pair.slice(at + 1),
        // Without a domain of its own, as the name of such a cookie demands.
        url: server.address.replace('http:', 'https:'),
        httpOnly: true,
        secure: true,
        sameSite: 'Strict',
      };
    }),
  );
}

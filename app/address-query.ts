import { headers } from 'next/headers.js';
import { MOMENT_PARAMETER, PATH_HEADER, QUERY_HEADER } from '#lib/view/moment.ts';

/** The query of the page's address without its moment: what links to other moments of the same page keep. */
export async function addressQuery(): Promise<string> {
  const query = new URLSearchParams((await headers()).get(QUERY_HEADER) ?? '');
  query.delete(MOMENT_PARAMETER);
  return query.toString();
}

/** Whether the page is a screen of the desk, which has a frame of its own instead of the site's. */
export async function isOfDesk(): Promise<boolean> {
  const path = (await headers()).get(PATH_HEADER) ?? '';
  return path === '/desk' || path.startsWith('/desk/');
}

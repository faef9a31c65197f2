import { headers } from 'next/headers.js';
import { MOMENT_PARAMETER, QUERY_HEADER } from '#lib/view/moment.ts';

/** The query of the page's address without its moment: what links to other moments of the same page keep. */
export async function addressQuery(): Promise<string> {
  const query = new URLSearchParams((await headers()).get(QUERY_HEADER) ?? '');
  query.delete(MOMENT_PARAMETER);
  return query.toString();
}

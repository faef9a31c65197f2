import { type PageParameters, pageParameters } from '#lib/view/page-parameters.ts';

/** What a page is handed of its address. */
export type PageQuery = Promise<Record<string, string | string[] | undefined>>;

export async function readQuery(query: PageQuery): Promise<PageParameters> {
  return pageParameters(await query);
}

import { listWithSlug } from '#lib/view/results-lists.ts';

const LIST_PATH = /^\/results\/([^/]+)$/;

/** Whether a path asks for a list that there is not: a page cannot choose its status once it is rendered. */
export function isUnknownList(path: string): boolean {
  const slug = LIST_PATH.exec(path)?.[1];
  return slug !== undefined && listWithSlug(slug) === null;
}

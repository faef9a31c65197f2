import { readNightNow } from '#app/read-snapshot.ts';
import { hasPost } from '#lib/liveblog/story.ts';

const POST_PATH = /^\/live\/([^/]+)$/;

/** Whether a path asks for a post that there is not: a page cannot choose its status once it is rendered. */
export function isUnknownPost(path: string): boolean {
  const id = POST_PATH.exec(path)?.[1];
  return id !== undefined && !hasPost(readNightNow().state, id);
}

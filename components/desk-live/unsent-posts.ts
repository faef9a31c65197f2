import type { PostId } from '#lib/election/ids.ts';
import type { WorkingPost } from './working-post.ts';

/** Words of a post that the desk does not have, and the version that they are based on. */
export interface UnsentPost {
  readonly post: WorkingPost;
  readonly base: number | null;
}

/** What somebody wrote in this browser and the desk does not have: there again after a reload, for them alone. */
export interface UnsentPosts {
  of(postId: PostId): UnsentPost | null;
  /** The one that was written at last. */
  newest(): PostId | null;
  keep(postId: PostId, unsent: UnsentPost): void;
  drop(postId: PostId): void;
}

const PREFIX = 'declared-desk-post';

/** `owner` names the night and the person. A browser that keeps nothing has nothing unsent. */
export function unsentPosts(owner: string, browser: Storage | null): UnsentPosts {
  const prefix = `${PREFIX} ${owner} `;
  const read = (key: string): (UnsentPost & { readonly atMs: number }) | null => {
    try {
      const found = JSON.parse(browser?.getItem(key) ?? 'null');
      return Array.isArray(found?.post?.document) ? found : null;
    } catch {
      return null;
    }
  };
  return {
    of: (postId) => read(prefix + postId),
    newest() {
      const kept = keysOf(browser)
        .filter((key) => key.startsWith(prefix))
        .flatMap((key) => {
          const found = read(key);
          return found === null ? [] : [{ postId: key.slice(prefix.length) as PostId, atMs: found.atMs }];
        });
      return kept.sort((one, other) => other.atMs - one.atMs)[0]?.postId ?? null;
    },
    keep(postId, unsent) {
      try {
        browser?.setItem(prefix + postId, JSON.stringify({ ...unsent, atMs: Date.now() }));
      } catch {
        // A full browser keeps nothing more: the desk has what was saved.
      }
    },
    drop(postId) {
      try {
        browser?.removeItem(prefix + postId);
      } catch {
        // Nothing was kept there.
      }
    },
  };
}

function keysOf(browser: Storage | null): readonly string[] {
  try {
    return Object.keys(browser ?? {});
  } catch {
    return [];
  }
}

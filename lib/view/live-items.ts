import { counted } from '#lib/format/numbers.ts';
import type { PostView } from './liveblog-view-post.ts';

/** What stands in the list of posts: one, or results that were declared in the same minute. */
export type LiveItem = { readonly kind: 'post'; readonly post: PostView } | PostGroupView;

export interface PostGroupView {
  readonly kind: 'group';
  readonly id: string;
  readonly at: string;
  readonly time: string;
  readonly headline: string;
  /** Newest first, each with its own anchor and address. */
  readonly posts: readonly PostView[];
}

/** Fewer are told one by one; as many in a minute are a list, or the night's best hour would be tables alone. */
const GROUP_POSTS_MIN = 4;

/** Posts newest first, with runs of plain results of one minute drawn together. */
export function itemsOf(posts: readonly PostView[]): readonly LiveItem[] {
  return runsOf(posts).flatMap((run): readonly LiveItem[] => {
    const oldest = run.at(-1);
    if (oldest === undefined || run.length < GROUP_POSTS_MIN) {
      return run.map((post) => ({ kind: 'post', post }));
    }
    const { id, at, time } = oldest;
    return [
      { kind: 'group', id, at, time, headline: `${counted(run.length, 'result')} at ${time}`, posts: run },
    ];
  });
}

/**
 * Neighbours that may stand together. A result that was corrected later stays where it was, and says so there:
 * nothing that comes after takes a group apart.
 */
function runsOf(posts: readonly PostView[]): readonly (readonly PostView[])[] {
  const runs: PostView[][] = [];
  for (const post of posts) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const together = before !== undefined && isPlain(before) && isPlain(post) && before.time === post.time;
    if (together) run?.push(post);
    else runs.push([post]);
  }
  return runs;
}

function isPlain({ kind, card, label }: PostView): boolean {
  return kind === 'card' && card !== null && label === 'Result';
}

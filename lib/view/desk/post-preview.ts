import type { PostId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { WrittenDocument } from '#lib/election/written-document.ts';
import { postOf } from '#lib/liveblog/posts.ts';
import { type BlockView, type PostView, postView } from '../liveblog-view-post.ts';

/** What a writer has put down so far. */
export interface PostText {
  readonly title: string | null;
  readonly document: WrittenDocument;
  readonly author: string | null;
  readonly keyEvent: boolean;
}

/** A post as its reader will see it, at this moment of the night; pictures come from where only the desk looks. */
export function postPreview(roll: Roll, state: NightState, text: PostText, at: string): PostView {
  const view = postView(
    roll,
    postOf(roll, state, {
      kind: 'written',
      id: PREVIEW,
      seq: Number.MAX_SAFE_INTEGER,
      at,
      ...text,
      edits: [],
      retraction: null,
    }),
  );
  // No words are a post that begins, not one that was taken back.
  return { ...view, blocks: text.document.length === 0 ? [] : view.blocks.map(withDraftPicture) };
}

const PREVIEW = 'preview' as PostId;

function withDraftPicture(block: BlockView): BlockView {
  if (block.kind !== 'image') return block;
  return { ...block, small: `/desk/api${block.small}`, large: `/desk/api${block.large}` };
}

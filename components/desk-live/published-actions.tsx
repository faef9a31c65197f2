'use client';
import { type FormEvent, useId, useState } from 'react';
import type { DeskAction } from '#lib/desk/desk-request.ts';
import type { WrittenPost } from '#lib/election/state.ts';
import { CHANGE_REASON_CHARS_MAX } from '#lib/liveblog/post-limits.ts';
import type { DeskDoor } from './desk-door.ts';
import { useAsking } from './use-asking.ts';
import type { PostDraft } from './use-post-draft.ts';

interface PublishedActionsProps {
  readonly door: DeskDoor;
  readonly draft: PostDraft;
  readonly published: WrittenPost;
  readonly isPinned: boolean;
  readonly mayPublish: boolean;
  readonly onTold: (words: string, isDone: boolean) => void;
  /** Back to what readers have. */
  readonly onThrowAway: () => void;
}

/** What can be done to a post that readers have: nothing of it silently. */
export function PublishedActions(props: PublishedActionsProps) {
  const { door, draft, published, isPinned, mayPublish, onTold, onThrowAway } = props;
  const id = useId();
  const [reason, setReason] = useState('');
  const { id: postId } = published;
  const asking = useAsking(door, onTold);
  const ask = async (action: DeskAction) => {
    const outcome = await asking(action, DONE[action.kind]);
    if (outcome?.kind !== 'done') return;
    setReason('');
    if (action.kind !== 'pinPost' && action.kind !== 'unpinPost') draft.settle();
  };
  if (published.retraction !== null) return <p className="post-notice">This post was retracted.</p>;
  if (!mayPublish) return <p className="post-notice">An editor changes what is published.</p>;
  const { title, document, keyEvent } = draft.post;
  const base = draft.base ?? 0;
  function submit(event: FormEvent) {
    event.preventDefault();
    ask({ kind: 'editPost', postId, base, title, document, keyEvent, reason: reason.trim() });
  }
  return (
    <form className="post-actions" onSubmit={submit}>
      <label htmlFor={id}>Why it changes, for the reader</label>
      <input
        id={id}
        type="text"
        required
        maxLength={CHANGE_REASON_CHARS_MAX}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <button type="submit" className="is-main">
        Publish the change
      </button>
      <button
        type="button"
        disabled={reason.trim() === ''}
        onClick={() => ask({ kind: 'retractPost', postId, reason: reason.trim() })}
      >
        Retract
      </button>
      <button type="button" onClick={() => ask({ kind: isPinned ? 'unpinPost' : 'pinPost', postId })}>
        {isPinned ? 'Unpin' : 'Pin'}
      </button>
      {draft.saved.kind === 'typing' && (
        <>
          <button type="button" onClick={onThrowAway}>
            Throw the change away
          </button>
          <p>Readers do not have this change yet. It is kept in this browser.</p>
        </>
      )}
    </form>
  );
}

/** What was done, as its own button says it. */
const DONE: Readonly<Partial<Record<DeskAction['kind'], string>>> = {
  editPost: 'The change is public.',
  retractPost: 'Its words are gone from every page.',
  pinPost: 'Pinned.',
  unpinPost: 'No longer pinned.',
};

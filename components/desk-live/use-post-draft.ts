'use client';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { DeskOutcome } from '#lib/desk/desk-outcome.ts';
import type { PostDraftView } from '#lib/desk/desk-view.ts';
import type { PostId } from '#lib/election/ids.ts';
import type { DeskDoor } from './desk-door.ts';
import type { UnsentPosts } from './unsent-posts.ts';
import type { WorkingPost } from './working-post.ts';

/** A pause in typing this long is worth a line in the journal; a longer one could be lost. */
const PAUSE_MS = 1_200;

export type SavedState =
  | { readonly kind: 'asItWas' | 'typing' | 'saving' | 'unanswered' | 'saved' }
  | { readonly kind: 'refused'; readonly words: string };

export interface PostDraft {
  readonly post: WorkingPost;
  readonly saved: SavedState;
  /** The version that what is typed is based on; null before the first save. */
  readonly base: number | null;
  change(part: Partial<WorkingPost>): void;
  /** Saves at once, as handed in or not; whether it was taken. */
  saveAs(stage: 'draft' | 'submitted'): Promise<boolean>;
  /** Goes on from what somebody else saved: the next save replaces it, knowingly. */
  overtake(): void;
  /** What is in hand was published, or is not wanted: there is nothing left to keep. */
  settle(): void;
}

/**
 * A draft in one's hands: saved at the desk as it is typed, one save after the other, each based on the one before. When
 * somebody else saved in between, nothing of either text is lost: the desk keeps both, and saving stops until one is chosen.
 * What the desk does not have yet, and what changes in a published post before it is sent, is kept in the browser.
 */
export function usePostDraft(
  door: DeskDoor,
  postId: PostId,
  first: WorkingPost,
  kept: PostDraftView | null,
  isAutosaved: boolean,
  unsent: UnsentPosts,
): PostDraft {
  const [found] = useState(() => unsent.of(postId));
  const [post, setPost] = useState(first);
  // A card that is topped is kept like what was typed: it can be sent as it is.
  const [saved, setSaved] = useState<SavedState>({
    kind:
      found !== null || (kept === null && isAutosaved && first.document.length > 0) ? 'typing' : 'asItWas',
  });
  const [base, setBase] = useState(() => {
    // What the desk has no more, somebody discarded: what is left of it here is a new post.
    const isGone = kept === null && isAutosaved;
    return found === null || isGone ? (kept?.version ?? null) : found.base;
  });
  const latest = useRef(first);
  /** The version that the last save went out from, until the desk's view shows what came of it. */
  const [sentFrom, setSentFrom] = useState<number | null>();
  const inFlight = useRef<Promise<DeskOutcome> | null>(null);
  const stage = kept?.stage === 'submitted' ? 'submitted' : 'draft';

  /** Somebody's own save comes back with the desk's next view: the next one is based on it. */
  const version = kept?.version ?? null;
  const isMine = kept?.by.userId === door.view.me.userId;
  useEffect(() => {
    if (isMine) setBase(version);
  }, [isMine, version]);

  async function saveAs(asked: 'draft' | 'submitted'): Promise<boolean> {
    if (inFlight.current !== null) await inFlight.current;
    setSaved({ kind: 'saving' });
    inFlight.current = door.send({ kind: 'savePost', postId, base, ...post, stage: asked }, ({ kind }) =>
      setSaved((now) => (now.kind === 'saving' && kind !== 'sending' ? { kind: 'unanswered' } : now)),
    );
    const outcome = await inFlight.current;
    inFlight.current = null;
    if (outcome.kind !== 'done') {
      setSaved({ kind: 'refused', words: outcome.words });
      return false;
    }
    setSentFrom(base);
    if (latest.current === post) unsent.drop(postId);
    setSaved((now) => (now.kind === 'saving' || now.kind === 'unanswered' ? { kind: 'saved' } : now));
    return true;
  }

  const isWaitingForView = sentFrom !== undefined && sentFrom === version;
  const save = useEffectEvent(() => saveAs(stage));
  const isDue = isAutosaved && saved.kind === 'typing' && !isWaitingForView;
  // What was typed last starts the pause anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what the pause is about
  useEffect(() => {
    if (!isDue) return;
    const pause = setTimeout(save, PAUSE_MS);
    return () => clearTimeout(pause);
  }, [isDue, post]);

  // Whoever opens something else does not wait for the pause.
  const leave = useEffectEvent(() => {
    if (isDue && inFlight.current === null) void saveAs(stage);
  });
  useEffect(() => () => leave(), []);

  return {
    post,
    saved,
    base,
    change(part) {
      latest.current = { ...post, ...part };
      setPost(latest.current);
      unsent.keep(postId, { post: latest.current, base });
      setSaved({ kind: 'typing' });
    },
    saveAs,
    overtake() {
      setBase(version);
      setSaved({ kind: 'typing' });
    },
    settle() {
      unsent.drop(postId);
      setSaved({ kind: 'asItWas' });
    },
  };
}

'use client';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { DeskOutcome } from '#lib/desk/desk-outcome.ts';
import type { PostDraftView } from '#lib/desk/desk-view.ts';
import type { PostText } from '#lib/view/desk/post-preview.ts';
import type { DeskDoor } from './desk-door.ts';

/** A pause in typing this long is worth a line in the journal; a longer one could be lost. */
const PAUSE_MS = 1_200;

export interface WorkingPost extends PostText {
  readonly pinned: boolean;
}

export type SavedState =
  | { readonly kind: 'asItWas' | 'typing' | 'saving' | 'saved' }
  | { readonly kind: 'refused'; readonly words: string };

export interface PostDraft {
  readonly post: WorkingPost;
  readonly saved: SavedState;
  /** The version that what is typed is based on; null before the first save. */
  readonly base: number | null;
  change(part: Partial<WorkingPost>): void;
  /** Saves at once, as handed in or not. */
  saveAs(stage: 'draft' | 'submitted'): Promise<void>;
  /** Goes on from what somebody else saved: the next save replaces it, knowingly. */
  overtake(): void;
}

/**
 * A draft in one's hands: saved at the desk as it is typed, one save after the other, each based on the one before. When
 * somebody else saved in between, nothing of either text is lost: the desk keeps both, and saving stops until one is chosen.
 */
export function usePostDraft(
  door: DeskDoor,
  postId: string,
  first: WorkingPost,
  kept: PostDraftView | null,
  isAutosaved: boolean,
): PostDraft {
  const [post, setPost] = useState(first);
  // A card that is topped is kept like what was typed: it can be sent as it is.
  const [saved, setSaved] = useState<SavedState>({
    kind: kept === null && isAutosaved && first.document.length > 0 ? 'typing' : 'asItWas',
  });
  const [base, setBase] = useState(kept?.version ?? null);
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

  async function saveAs(asked: 'draft' | 'submitted'): Promise<void> {
    if (inFlight.current !== null) await inFlight.current;
    setSaved({ kind: 'saving' });
    inFlight.current = door.send({ kind: 'savePost', postId: postId as never, base, ...post, stage: asked });
    const outcome = await inFlight.current;
    inFlight.current = null;
    if (outcome.kind !== 'done') return setSaved({ kind: 'refused', words: outcome.words });
    setSentFrom(base);
    setSaved((now) => (now.kind === 'saving' ? { kind: 'saved' } : now));
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

  return {
    post,
    saved,
    base,
    change(part) {
      setPost({ ...post, ...part });
      setSaved({ kind: 'typing' });
    },
    saveAs,
    overtake() {
      setBase(version);
      setSaved({ kind: 'typing' });
    },
  };
}

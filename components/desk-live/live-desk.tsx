'use client';
import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { browserStorage } from '#components/desk/browser-storage.ts';
import { mayDo } from '#lib/desk/permission.ts';
import type { ConstituencyId, PostId } from '#lib/election/ids.ts';
import { constituencyOf, type Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { CardDraft } from '#lib/view/desk/card-draft.ts';
import { seatCards } from '#lib/view/desk/card-draft.ts';
import { postPreview } from '#lib/view/desk/post-preview.ts';
import { postsView } from '#lib/view/desk/posts-view.ts';
import { BannerForm } from './banner-form.tsx';
import type { DeskDoor } from './desk-door.ts';
import { OpenPost } from './open-post.tsx';
import { PostsList } from './posts-list.tsx';
import { type UnsentPosts, unsentPosts } from './unsent-posts.ts';
import type { WorkingPost } from './working-post.ts';

interface LiveDeskProps {
  readonly door: DeskDoor;
  readonly roll: Roll;
  readonly state: NightState;
  readonly nightNowMs: number;
}

interface Opened {
  readonly postId: PostId;
  readonly first: WorkingPost;
  /** Somebody asked for it, and goes on in it; false for what was open before. */
  readonly isTaken: boolean;
}

const EMPTY: WorkingPost = { title: null, document: [], author: null, keyEvent: false, pinned: false };

/** The liveblog as its writers see it: what waits, what is in hand, and what the reader will see. */
export function LiveDesk({ door, roll, state, nightNowMs }: LiveDeskProps) {
  const { mode, election, me } = door.view;
  const unsent = useMemo(
    () => unsentPosts(`${mode}:${election}:${me.userId}`, browserStorage()),
    [mode, election, me.userId],
  );
  const [opened, setOpened] = useState(() => leftOpen(unsent, state));
  const view = useMemo(() => postsView(roll, state, door.view), [roll, state, door.view]);
  const cards = useMemo(() => seatCards(roll, state), [roll, state]);
  const labelOf = useCallback((id: ConstituencyId) => constituencyOf(roll, id).name, [roll]);
  const where = opened === null ? 'liveblog' : `post:${opened.postId}`;
  const stand = useEffectEvent(door.stand);
  useEffect(() => {
    stand(where);
    return () => stand(null);
  }, [where]);

  const begin = (first: WorkingPost) => setOpened({ postId: freshPostId(), first, isTaken: true });
  /** The focus would be lost with what it was in. */
  function close() {
    setOpened(null);
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.post-new')?.focus());
  }
  const top = ({ title, document }: CardDraft) => begin({ ...EMPTY, title, document });
  function open(asked: string) {
    const left = unsent.of(asked as PostId);
    if (left !== null) return setOpened({ postId: asked as PostId, first: left.post, isTaken: true });
    const kept = door.view.posts.find((post) => post.postId === asked);
    const published = state.liveblog.posts.find((post) => post.id === asked);
    if (kept === undefined && published === undefined) return;
    const { title, author, keyEvent } = published ?? kept ?? EMPTY;
    const document = published?.document ?? kept?.document ?? [];
    const pinned = kept?.pinned ?? false;
    const first = { title, document, author, keyEvent, pinned };
    setOpened({ postId: asked as PostId, first, isTaken: true });
  }
  const at = new Date(nightNowMs).toISOString();
  return (
    <div className="live-desk">
      <BannerForm
        now={state.liveblog.banner?.words ?? null}
        mayPublish={mayDo(door.view.me.role, 'publishPost')}
      />
      <PostsList
        view={view}
        openId={opened?.postId ?? null}
        onNew={() => begin(EMPTY)}
        onTop={top}
        onOpen={open}
      />
      {opened === null ? (
        <p className="post-none">Begin a post, top a card, or open one of the list.</p>
      ) : (
        <OpenPost
          key={opened.postId}
          door={door}
          postId={opened.postId}
          first={opened.first}
          isTaken={opened.isTaken}
          unsent={unsent}
          kept={door.view.posts.find(({ postId }) => postId === opened.postId) ?? null}
          published={state.liveblog.posts.find(({ id }) => id === opened.postId) ?? null}
          isPinned={state.liveblog.pinned === opened.postId}
          cards={cards}
          labelOf={labelOf}
          previewOf={(post) => postPreview(roll, state, post, at)}
          nightNowMs={nightNowMs}
          onClose={close}
        />
      )}
    </div>
  );
}

/** Whoever reloads, or comes back from another screen, goes on with what they were writing. */
function leftOpen(unsent: UnsentPosts, state: NightState): Opened | null {
  const postId = unsent.newest();
  const left = postId === null ? null : unsent.of(postId);
  if (postId === null || left === null) return null;
  const isGone = state.liveblog.posts.some(({ id, retraction }) => id === postId && retraction !== null);
  if (isGone) unsent.drop(postId);
  return isGone ? null : { postId, first: left.post, isTaken: false };
}

/** Part of the post's address for ever. Begins with a letter, which none of the system's does. */
function freshPostId(): PostId {
  return `post-${Array.from(crypto.getRandomValues(new Uint8Array(5)), (byte) => byte.toString(36).padStart(2, '0')).join('')}` as PostId;
}

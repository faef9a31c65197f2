'use client';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { PostDraftView } from '#lib/desk/desk-view.ts';
import { mayDo } from '#lib/desk/permission.ts';
import { POST_TEMPLATES, unfilled } from '#lib/desk/post-templates.ts';
import type { ConstituencyId, PostId } from '#lib/election/ids.ts';
import type { WrittenPost } from '#lib/election/state.ts';
import type { PostView } from '#lib/view/liveblog-view-post.ts';
import type { DeskDoor } from './desk-door.ts';
import type { SeatCardChoice } from './insert-card.tsx';
import { PostEditor } from './post-editor.tsx';
import { PostFields } from './post-fields.tsx';
import { PostPreview } from './post-preview.tsx';
import { PublishedActions } from './published-actions.tsx';
import { SendActions } from './send-actions.tsx';
import type { UnsentPosts } from './unsent-posts.ts';
import { usePostDraft } from './use-post-draft.ts';
import type { WorkingPost } from './working-post.ts';

interface OpenPostProps {
  readonly door: DeskDoor;
  readonly postId: PostId;
  /** What it begins with: as it was left in this browser, as the desk keeps it, or as readers have it. */
  readonly first: WorkingPost;
  readonly unsent: UnsentPosts;
  /** Somebody has just asked for it. */
  readonly isTaken: boolean;
  /** As the desk keeps it; null for a post that was never saved. */
  readonly kept: PostDraftView | null;
  /** As readers have it; null before it is published. */
  readonly published: WrittenPost | null;
  readonly isPinned: boolean;
  readonly cards: readonly SeatCardChoice[];
  readonly labelOf: (id: ConstituencyId) => string;
  readonly previewOf: (post: WorkingPost) => PostView;
  /** UTC instant on the night's clock, in milliseconds: what "later" is later than. */
  readonly nightNowMs: number;
  readonly onClose: () => void;
}

/** One post in hand: its words on the left, and beside them what its reader will see. */
export function OpenPost(props: OpenPostProps) {
  const { door, postId, first, kept, published, isPinned, cards, labelOf, previewOf, onClose } = props;
  const draft = usePostDraft(door, postId, first, kept, published === null, props.unsent);
  /** Another text is another editor: it keeps its own way back. */
  const [text, setText] = useState({ key: 0, document: first.document });
  const told = useToldOfPost();
  const change = (part: Partial<WorkingPost>) => {
    told.clear();
    draft.change(part);
  };
  const isGone = published !== null && published.retraction !== null;
  const { role } = door.view.me;
  const others = door.othersAt(`post:${postId}`);
  const replace = (part: Partial<WorkingPost> & Pick<WorkingPost, 'document'>) => {
    change(part);
    setText({ key: text.key + 1, document: part.document });
  };
  return (
    <div className="open-post">
      <div className="post-hand">
        {others.length > 0 && (
          <p className="post-notice" role="status">
            {others.join(', ')} {others.length === 1 ? 'has' : 'have'} this post open too.
          </p>
        )}
        {kept !== null && kept.refused !== null && (
          <Overtaken kept={kept} onTheirs={replace} onMine={draft.overtake} />
        )}
        <PostFields
          post={draft.post}
          isPublished={published !== null}
          isReadOnly={isGone}
          takesFocus={props.isTaken}
          onChange={change}
        />
        {published === null && kept === null && draft.post.document.length === 0 && (
          <p className="post-templates">
            Begin with:{' '}
            {POST_TEMPLATES.map(({ id, name, title, document }) => (
              <button key={id} type="button" onClick={() => replace({ title, document })}>
                {name}
              </button>
            ))}
          </p>
        )}
        <PostEditor
          key={text.key}
          initial={text.document}
          isReadOnly={isGone}
          cards={cards}
          labelOf={labelOf}
          upload={door.upload}
          onChange={(document) => change({ document })}
        />
        <Blanks words={unfilled(draft.post.title, draft.post.document)} />
        <p className="post-told" ref={told.place} tabIndex={-1} role="status">
          {told.words}
        </p>
        {published === null ? (
          <SendActions
            door={door}
            draft={draft}
            postId={postId}
            kept={kept}
            nightNowMs={props.nightNowMs}
            onTold={told.tell}
            onGone={onClose}
          />
        ) : (
          <PublishedActions
            door={door}
            draft={draft}
            published={published}
            isPinned={isPinned}
            mayPublish={mayDo(role, 'publishPost')}
            onTold={told.tell}
            onThrowAway={() => {
              const { title, document, keyEvent } = published;
              replace({ title, document, keyEvent });
              draft.settle();
            }}
          />
        )}
      </div>
      <PostPreview view={previewOf(draft.post)} />
    </div>
  );
}

interface ToldOfPost {
  readonly words: string;
  readonly place: RefObject<HTMLParagraphElement | null>;
  tell(words: string, isDone: boolean): void;
  /** Something was typed: what was told is of another text. */
  clear(): void;
}

/** Says what came of what was asked. Where it was done its button is often gone: the words take the focus over. */
function useToldOfPost(): ToldOfPost {
  const place = useRef<HTMLParagraphElement>(null);
  const [told, setTold] = useState({ words: '', isDone: false });
  useEffect(() => {
    if (told.isDone) place.current?.focus();
  }, [told]);
  const tell = (words: string, isDone: boolean) => setTold({ words, isDone });
  return { words: told.words, place, tell, clear: () => told.words !== '' && tell('', false) };
}

interface OvertakenProps {
  readonly kept: PostDraftView;
  readonly onTheirs: (part: Pick<WorkingPost, 'title' | 'document'>) => void;
  readonly onMine: () => void;
}

/** Somebody else saved the post in between: both texts are there, and a person chooses. */
function Overtaken({ kept, onTheirs, onMine }: OvertakenProps): ReactNode {
  return (
    <div className="post-notice" role="alert">
      <p>{kept.by.name} changed this post while you had it open. Nothing of either text is lost.</p>
      <button type="button" onClick={onMine}>
        Go on with mine
      </button>
      <button type="button" onClick={() => onTheirs({ title: kept.title, document: kept.document ?? [] })}>
        Take {kept.by.name}’s
      </button>
    </div>
  );
}

function Blanks({ words }: { readonly words: readonly string[] }) {
  if (words.length === 0) return null;
  return <p className="post-notice">Still to fill in: {words.join(', ')}</p>;
}

'use client';
import type { CardDraft } from '#lib/view/desk/card-draft.ts';
import type { PostsView } from '#lib/view/desk/posts-view.ts';

interface PostsListProps {
  readonly view: PostsView;
  readonly openId: string | null;
  readonly onNew: () => void;
  readonly onTop: (draft: CardDraft) => void;
  readonly onOpen: (postId: string) => void;
}

/** Everything that can be taken in hand. */
export function PostsList({ view, openId, onNew, onTop, onOpen }: PostsListProps) {
  return (
    <nav className="posts-list" aria-label="Posts">
      <button type="button" className="post-new" onClick={onNew}>
        New post
      </button>
      {view.groups.map(({ id, title, rows }) => (
        <section key={id} aria-labelledby={`posts-${id}`}>
          <h2 id={`posts-${id}`}>{title}</h2>
          <ul>
            {rows.map((row) => (
              <li key={row.postId}>
                <button
                  type="button"
                  aria-current={row.postId === openId ? 'true' : undefined}
                  onClick={() => onOpen(row.postId)}
                >
                  <b>{row.title}</b> <span>{row.about}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section aria-labelledby="posts-cards">
        <h2 id="posts-cards">Cards to top and send</h2>
        {view.cards.length === 0 ? (
          <p>The next declaration leaves one here.</p>
        ) : (
          <ul>
            {view.cards.map(({ draft, time }) => (
              <li key={draft.seq}>
                <button type="button" onClick={() => onTop(draft)}>
                  <b>{draft.title}</b> <span>{time}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>
    </nav>
  );
}

import type { LiveblogAction } from '#lib/desk/desk-request.ts';
import type { PostId } from '#lib/election/ids.ts';
import type { WrittenDocument } from '#lib/election/written-document.ts';

export function paragraph(text: string): WrittenDocument {
  return [{ kind: 'paragraph', children: [{ kind: 'text', text }] }];
}

type SavePost = Extract<LiveblogAction, { readonly kind: 'savePost' }>;

/** What somebody writes, new unless it has a base. */
export function written(id: string, about: Partial<Omit<SavePost, 'kind' | 'postId'>> = {}): SavePost {
  return {
    kind: 'savePost',
    postId: id as PostId,
    base: null,
    title: 'A long queue in the rain',
    document: paragraph('They wait in the rain.'),
    author: null,
    keyEvent: false,
    pinned: false,
    stage: 'draft',
    ...about,
  };
}

import type { PostText } from '#lib/view/desk/post-preview.ts';

/** A post as it stands in its writer's hands. */
export interface WorkingPost extends PostText {
  readonly pinned: boolean;
}

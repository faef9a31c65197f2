import type { TagView } from '#lib/view/tag-view.ts';

interface PartyTagProps {
  readonly tag: TagView;
  /** Filled: has the seat, or wants it. Outlined: defends it, or had it. */
  readonly isOutlined?: boolean;
}

/** A party's letters on its colour. The colour never stands alone. */
export function PartyTag({ tag, isOutlined = false }: PartyTagProps) {
  return (
    <b className={`tag p-${tag.standing}${isOutlined ? ' tag-was' : ''}`} title={tag.name}>
      {tag.letters}
    </b>
  );
}

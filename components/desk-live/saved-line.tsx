import type { SavedState } from './use-post-draft.ts';

/** Whether what was typed is kept, as it is. */
export function SavedLine({ saved }: { readonly saved: SavedState }) {
  return (
    <p className="saved-line" role={saved.kind === 'refused' ? 'alert' : undefined}>
      {saved.kind === 'refused' ? `Not saved: ${saved.words}` : WORDS[saved.kind]}
    </p>
  );
}

const WORDS = {
  asItWas: '',
  typing: 'Not saved yet',
  saving: 'Saving…',
  unanswered: 'No answer yet: kept in this browser',
  saved: 'Saved',
} as const;

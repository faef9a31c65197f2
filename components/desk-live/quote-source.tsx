'use client';
import { useId } from 'react';
import { AUTHOR_CHARS_MAX } from '#lib/liveblog/post-limits.ts';
import { postSchema } from './post-schema.ts';
import type { Editor } from './use-editor.ts';

interface QuoteSourceProps {
  readonly editor: Editor;
}

/** Who said the quote that the cursor is in. */
export function QuoteSource({ editor }: QuoteSourceProps) {
  const id = useId();
  const { $from } = editor.state.selection;
  const said: string = $from.parent.attrs['attribution'] ?? '';
  return (
    <p className="editor-panel">
      <label htmlFor={id}>Who says so</label>
      <input
        id={id}
        type="text"
        maxLength={AUTHOR_CHARS_MAX}
        value={said}
        onChange={(event) => {
          const attribution = event.target.value === '' ? null : event.target.value;
          editor.change((transaction) =>
            transaction.setNodeMarkup($from.before(), postSchema.nodes.quote, { attribution }),
          );
        }}
      />
    </p>
  );
}

'use client';
import { toggleMark } from 'prosemirror-commands';
import type { Command } from 'prosemirror-state';
import { type FormEvent, useId, useState } from 'react';
import { linkTarget } from '#lib/liveblog/link-target.ts';
import { HREF_CHARS_MAX } from '#lib/liveblog/post-limits.ts';
import { postSchema } from './post-schema.ts';

interface InsertLinkProps {
  readonly onSet: (href: string | null) => void;
}

/** Where the selected words lead. */
export function InsertLink({ onSet }: InsertLinkProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [isRefused, setRefused] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    const href = linkTarget(typed.trim());
    setRefused(href === null);
    if (href !== null) onSet(href);
  }
  return (
    <form className="editor-panel" onSubmit={submit}>
      <label htmlFor={id}>Address that the selected words lead to</label>
      <input
        id={id}
        type="text"
        inputMode="url"
        maxLength={HREF_CHARS_MAX}
        value={typed}
        aria-invalid={isRefused}
        aria-describedby={`${id}-why`}
        onChange={(event) => setTyped(event.target.value)}
      />
      <button type="submit">Link</button>
      <button type="button" onClick={() => onSet(null)}>
        Remove link
      </button>
      <p id={`${id}-why`} role="status">
        {isRefused
          ? 'A link leads to https://…, http://…, mailto:… or a path of this site such as /map.'
          : ''}
      </p>
    </form>
  );
}

/** Makes the selected words a link, and with none selected writes the address as one; null takes the link away. */
export function linkCommand(href: string | null): Command {
  const { link } = postSchema.marks;
  return (state, dispatch) => {
    const { from, to, empty } = state.selection;
    if (href !== null && empty) {
      dispatch?.(state.tr.replaceSelectionWith(postSchema.text(href, [link.create({ href })]), false));
      return true;
    }
    if (href !== null) return toggleMark(link, { href }, { removeWhenPresent: false })(state, dispatch);
    dispatch?.(state.tr.removeMark(from, to, link));
    return true;
  };
}

'use client';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { AUTHOR_CHARS_MAX, TITLE_CHARS_MAX } from '#lib/liveblog/post-limits.ts';
import type { WorkingPost } from './working-post.ts';

interface PostFieldsProps {
  readonly post: WorkingPost;
  /** A published post keeps its by-line and is pinned with a button of its own. */
  readonly isPublished: boolean;
  readonly isReadOnly: boolean;
  /** It was just taken in hand: one types at once. */
  readonly takesFocus: boolean;
  readonly onChange: (part: Partial<WorkingPost>) => void;
}

/** What a post has beside its words. */
export function PostFields({ post, isPublished, isReadOnly, takesFocus, onChange }: PostFieldsProps) {
  const id = useId();
  const headline = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) headline.current?.focus();
  }, [takesFocus]);
  return (
    <fieldset className="post-fields" disabled={isReadOnly} onKeyDown={goToText}>
      <legend className="sr-only">About the post</legend>
      <label htmlFor={`${id}-title`}>Headline</label>
      <input
        id={`${id}-title`}
        ref={headline}
        className="post-title"
        type="text"
        maxLength={TITLE_CHARS_MAX}
        value={post.title ?? ''}
        onChange={(event) => onChange({ title: event.target.value === '' ? null : event.target.value })}
      />
      {!isPublished && (
        <>
          <label htmlFor={`${id}-author`}>By</label>
          <input
            id={`${id}-author`}
            type="text"
            maxLength={AUTHOR_CHARS_MAX}
            placeholder="The newsroom"
            value={post.author ?? ''}
            onChange={(event) => onChange({ author: event.target.value === '' ? null : event.target.value })}
          />
        </>
      )}
      <label>
        <input
          type="checkbox"
          checked={post.keyEvent}
          onChange={(event) => onChange({ keyEvent: event.target.checked })}
        />
        Key event
      </label>
      {!isPublished && (
        <label>
          <input
            type="checkbox"
            checked={post.pinned}
            onChange={(event) => onChange({ pinned: event.target.checked })}
          />
          Pin when it is published
        </label>
      )}
    </fieldset>
  );
}

/** Enter leads from the headline to the text, past everything that a post mostly does without. */
function goToText(event: KeyboardEvent<HTMLFieldSetElement>) {
  const from = event.target as HTMLElement;
  if (event.key !== 'Enter' || !from.matches('input[type="text"]')) return;
  event.preventDefault();
  from.closest('.post-hand')?.querySelector<HTMLElement>('.editor-text [role="textbox"]')?.focus();
}

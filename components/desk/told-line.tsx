'use client';
import { useEffect, useRef } from 'react';
import { sendingWords } from '#lib/view/desk/sending-words.ts';
import { isDone, type SendState } from './use-sending.ts';

interface ToldLineProps {
  readonly state: SendState;
  /** What the page itself has to say instead: of what was typed, before anything is sent. */
  readonly instead?: string;
}

/**
 * Says how something stands that was asked for. Once it is done its button is often gone: the words take the focus
 * over, unless whoever waited for them types meanwhile.
 */
export function ToldLine({ state, instead = '' }: ToldLineProps) {
  const place = useRef<HTMLParagraphElement>(null);
  const told = useRef(state);
  useEffect(() => {
    if (told.current === state) return;
    told.current = state;
    if (!isDone(state)) return;
    // After whatever the answer takes off the screen.
    const frame = requestAnimationFrame(() => {
      if (!document.activeElement?.matches(TYPED_IN)) place.current?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [state]);
  return (
    <p ref={place} className="told-line" role="status" tabIndex={-1}>
      {instead || sendingWords(state)}
    </p>
  );
}

const TYPED_IN = 'input, select, textarea, [contenteditable="true"]';

'use client';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { type Told, toldWords } from '#lib/view/desk/told-words.ts';

interface Telling {
  readonly words: string;
  /** What one did is over: one may go on with something else. */
  readonly isOver: boolean;
  /** Where the words stand. It takes the focus when there is something new to say. */
  readonly place: RefObject<HTMLParagraphElement | null>;
  tell(answer: { readonly words: string; readonly event: string }): void;
  clear(): void;
}

/** After these there is something to be done in the same place. */
const GOES_ON: ReadonlySet<string> = new Set(['entryRevealed', 'entryDiffers']);

/** Says what came of what one did, and what became of it since. */
export function useTold(now: {
  readonly revision: number;
  readonly isWaiting: boolean;
  readonly isDiffering: boolean;
}): Telling {
  const [told, setTold] = useState<Told | null>(null);
  const [hasWaited, setWaited] = useState(false);
  const place = useRef<HTMLParagraphElement>(null);
  if (told !== null && now.isWaiting && !hasWaited) setWaited(true);
  useEffect(() => {
    if (told !== null) place.current?.focus();
  }, [told]);
  return {
    words: toldWords(told, { ...now, hasWaited }),
    isOver: told !== null && !GOES_ON.has(told.event),
    place,
    tell({ words, event }) {
      setWaited(false);
      setTold({ words, event, revision: now.revision });
    },
    clear: () => setTold(null),
  };
}

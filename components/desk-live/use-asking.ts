'use client';
import { useRef } from 'react';
import type { DeskOutcome } from '#lib/desk/desk-outcome.ts';
import type { DeskAction } from '#lib/desk/desk-request.ts';
import { sendingWords } from '#lib/view/desk/sending-words.ts';
import type { DeskDoor } from './desk-door.ts';

type Ask = (action: DeskAction, doneWords?: string) => Promise<DeskOutcome | null>;

/**
 * Asks one thing at a time, and says how it stands until there is an answer, and what came of it then. Null when
 * something is on its way already: a second press does nothing.
 */
export function useAsking(door: DeskDoor, onTold: (words: string, isDone: boolean) => void): Ask {
  const isBusy = useRef(false);
  return async (action, doneWords) => {
    if (isBusy.current) return null;
    isBusy.current = true;
    onTold(sendingWords({ kind: 'sending' }), false);
    try {
      const outcome = await door.send(action, (state) => onTold(sendingWords(state), false));
      const isDone = outcome.kind === 'done';
      onTold(isDone ? (doneWords ?? outcome.words) : outcome.words, isDone);
      return outcome;
    } finally {
      isBusy.current = false;
    }
  };
}

'use client';
import { useCallback, useSyncExternalStore } from 'react';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { KeptState } from '#lib/view/desk/kept-words.ts';
import { useDeskParts } from './desk-context.ts';

/** How safe what was typed for a seat is. */
export function useKept(seat: ConstituencyId): KeptState {
  const { drafts } = useDeskParts();
  const kept = useCallback(() => drafts.kept(seat), [drafts, seat]);
  return useSyncExternalStore(drafts.subscribe, kept, kept);
}

'use client';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { DeskView } from '#lib/desk/desk-view.ts';
import type { DeskReading, DeskStore } from './desk-store.ts';
import type { DraftKeeper } from './draft-keeper.ts';

export interface DeskParts {
  readonly store: DeskStore;
  readonly drafts: DraftKeeper;
}

export const DeskContext = createContext<DeskParts | null>(null);

export function useDeskParts(): DeskParts {
  const parts = useContext(DeskContext);
  if (parts === null) throw new Error('A part of the desk stands inside <DeskRoot>');
  return parts;
}

export function useDeskStore(): DeskStore {
  return useDeskParts().store;
}

/** How the page stands to the desk. */
export function useDeskReading(): DeskReading {
  const { store } = useDeskParts();
  return useSyncExternalStore(store.subscribe, store.reading, store.reading);
}

/** What somebody who has been let in may see. Only for what stands inside the frame, where there is always a view. */
export function useDeskView(): DeskView {
  const { view } = useDeskReading();
  if (view === null) throw new Error('The frame of the desk shows its inside only to whoever has a view');
  return view;
}

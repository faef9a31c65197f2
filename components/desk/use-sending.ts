'use client';
import { useCallback, useRef, useState } from 'react';
import type { DeskOutcome } from '#lib/desk/desk-outcome.ts';
import type { DeskAction, DeskRequest } from '#lib/desk/desk-request.ts';
import { useDeskStore } from './desk-context.ts';
import type { DeskStore } from './desk-store.ts';

/** How something that was asked of the desk stands. */
export type SendState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  /** Nothing has come back: it may have been done. The same request is sent again and again. */
  | { readonly kind: 'unknown' }
  /** It waits, unsent, for the same person to sign in again. */
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'answered'; readonly outcome: DeskOutcome };

/** Something is on its way, or waits to be sent. */
export function isBusy({ kind }: SendState): boolean {
  return kind !== 'idle' && kind !== 'answered';
}

/** It was done, and whoever asked is told so elsewhere. */
export function isDone(state: SendState): boolean {
  return state.kind === 'answered' && state.outcome.kind === 'done';
}

export interface Sending {
  readonly state: SendState;
  /** Null when something is on its way already: a second click does nothing. */
  send(action: DeskAction): Promise<DeskOutcome | null>;
  clear(): void;
}

const AGAIN_MS = 2000;

/** Sends one thing at a time, with one id until it is answered. */
export function useSending(): Sending {
  const store = useDeskStore();
  const [state, setState] = useState<SendState>({ kind: 'idle' });
  const isBusy = useRef(false);
  const send = useCallback(
    async (action: DeskAction) => {
      if (isBusy.current) return null;
      isBusy.current = true;
      setState({ kind: 'sending' });
      try {
        const outcome = await insist(store, { id: crypto.randomUUID(), ...action }, setState);
        setState(outcome === null ? { kind: 'idle' } : { kind: 'answered', outcome });
        return outcome;
      } finally {
        isBusy.current = false;
      }
    },
    [store],
  );
  const clear = useCallback(() => {
    if (!isBusy.current) setState({ kind: 'idle' });
  }, []);
  return { state, send, clear };
}

/** Until there is an answer; null when somebody else has signed in, for whom it is not to be sent. */
export async function insist(
  store: DeskStore,
  request: DeskRequest,
  tell: (state: SendState) => void,
): Promise<DeskOutcome | null> {
  const asker = store.reading().view?.me.userId;
  for (;;) {
    const sent = await store.send(request);
    if (sent.kind === 'answered' && sent.outcome.kind !== 'unknown') return sent.outcome;
    if (sent.kind === 'signedOut') {
      tell({ kind: 'signedOut' });
      await signedIn(store);
      if (store.reading().view?.me.userId !== asker) return null;
      tell({ kind: 'sending' });
      continue;
    }
    tell({ kind: 'unknown' });
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

function signedIn(store: DeskStore): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const { session, view } = store.reading();
      if (session !== 'in' || view === null) return;
      leave();
      resolve();
    };
    const leave = store.subscribe(look);
  });
}

'use client';
import { type ReactNode, useEffect, useState } from 'react';
import { SetUpTotp } from '#components/desk-people/set-up-totp.tsx';
import { useNightClock } from '#components/live/use-whole-night.ts';
import type { SignInView } from '#lib/view/desk/sign-in-view.ts';
import { browserStorage } from './browser-storage.ts';
import { DeskBar } from './desk-bar.tsx';
import { DeskContext, type DeskParts, useDeskParts, useDeskReading } from './desk-context.ts';
import { makeDeskStore } from './desk-store.ts';
import { makeDraftKeeper } from './draft-keeper.ts';
import { SignIn } from './sign-in.tsx';

interface DeskRootProps {
  /** What anybody may see before signing in. */
  readonly signIn: SignInView;
  readonly children: ReactNode;
}

/** The frame of every screen of the desk. Until somebody has signed in there is nothing in it. */
export function DeskRoot({ signIn, children }: DeskRootProps) {
  const nightNow = useNightClock();
  const [parts] = useState(() => makeParts(nightNow));
  const { store, drafts } = parts;
  useEffect(() => store.follow(), [store]);
  useEffect(() => {
    const look = () => {
      const { session, view } = store.reading();
      if (view !== null) drafts.belongTo(`${view.mode}:${view.election}:${view.me.userId}`);
      if (session === 'in') drafts.flush();
    };
    let session = store.reading().session;
    return store.subscribe(() => {
      const before = session;
      session = store.reading().session;
      if (before !== session) look();
    });
  }, [store, drafts]);
  useEffect(() => {
    const flush = () => drafts.flush();
    const put = () => document.visibilityState === 'hidden' && flush();
    addEventListener('pagehide', flush);
    addEventListener('online', flush);
    document.addEventListener('visibilitychange', put);
    return () => {
      removeEventListener('pagehide', flush);
      removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', put);
    };
  }, [drafts]);
  return (
    <DeskContext value={parts}>
      <DeskGate signIn={signIn}>{children}</DeskGate>
    </DeskContext>
  );
}

function makeParts(nightNow: () => number): DeskParts {
  const store = makeDeskStore();
  return { store, drafts: makeDraftKeeper(store, browserStorage(), nightNow) };
}

/** Whoever is signed out sees nothing of the desk, and finds it as it was after signing in again. */
function DeskGate({ signIn, children }: DeskRootProps) {
  const { store } = useDeskParts();
  const { session, view, refusal } = useDeskReading();
  const isShown = session === 'in' && view !== null && refusal === null;
  return (
    <>
      {session === 'asking' && (
        <main className="desk-wait" id="content">
          <h1>Desk</h1>
          <p role="status">Asking who you are…</p>
          <noscript>
            <p>
              The desk needs scripts: it checks and keeps what you type while you type it. Allow them here.
            </p>
          </noscript>
        </main>
      )}
      {session === 'out' && (
        <SignIn view={signIn} hasKept={view !== null} onSignedIn={() => void store.refresh()} />
      )}
      {refusal !== null && (
        <main className="desk-wait" id="content">
          <h1>Desk</h1>
          <p role="alert">{refusal.words}</p>
          {refusal.code === 'TOTP_FIRST' && <SetUpTotp onDone={() => void store.refresh()} />}
        </main>
      )}
      {view !== null && (
        // Another person's desk is made anew: nothing of one is left for the other.
        <div key={`${view.me.userId} ${view.mode}`} className="desk" hidden={!isShown}>
          <DeskBar view={view} />
          {children}
        </div>
      )}
    </>
  );
}

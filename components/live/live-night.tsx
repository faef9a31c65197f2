'use client';
import { type ReactNode, useEffect, useState } from 'react';
import { LiveContext } from './live-context.ts';
import type { LivePage } from './live-page.ts';
import { makeLiveStore } from './live-store.ts';

interface LiveNightProps {
  readonly page: LivePage;
  readonly children: ReactNode;
}

/** Makes everything inside live: one store and one connection for all of it. */
export function LiveNight({ page, children }: LiveNightProps) {
  const [store] = useState(() => makeLiveStore(page));

  useEffect(() => {
    let end: (() => void) | null = null;
    let isGone = false;
    // The connection is fetched after the page works, so that it never delays the first look.
    import('./live-connection.ts').then(({ connectLive }) => {
      if (!isGone) end = connectLive(store);
    });
    return () => {
      isGone = true;
      end?.();
    };
  }, [store]);

  useEffect(() => {
    const { dataset } = document.documentElement;
    const show = () => {
      const { status, night } = store.client();
      dataset['status'] = status;
      if (night !== null) dataset['seq'] = String(night.position.seq);
    };
    show();
    return store.subscribe(show);
  }, [store]);

  return <LiveContext value={store}>{children}</LiveContext>;
}

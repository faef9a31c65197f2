'use client';
import { type ReactNode, startTransition, useEffect, useState } from 'react';
import { type ForecastLine, makeForecastStore } from './forecast-store.ts';
import { LiveContext, type LiveStores, ShownContext } from './live-context.ts';
import type { LivePage } from './live-page.ts';
import { makeLiveStore, type ShownReading } from './live-store.ts';
import { openLine } from './open-line.ts';
import { type FetchPast, makeStandingStore, type StandingStore } from './standing-store.ts';

interface LiveNightProps {
  readonly page: LivePage;
  readonly children: ReactNode;
}

/** Makes everything inside live: one store and one connection for all of it. */
export function LiveNight({ page, children }: LiveNightProps) {
  const [stores] = useState(() => makeStores(page));
  const { live: store, standing, forecast } = stores;

  // A button that was pressed before is pressed again now (`server/pages/late-scripts.ts`).
  useEffect(() => void document.dispatchEvent(new Event('hydrated')), []);

  useEffect(() => openLine(store, forecast), [store, forecast]);

  useEffect(() => keepMomentOnceLeft(standing), [standing]);

  useEffect(() => {
    const show = () => {
      document.documentElement.dataset['status'] = store.client().status;
    };
    show();
    return store.subscribe(show);
  }, [store]);

  return (
    <LiveContext value={stores}>
      <ShownContext value={useShown(stores)}>{children}</ShownContext>
    </LiveContext>
  );
}

/**
 * What every view is built from, so that no two of them ever show different nights. What comes by itself is drawn in small
 * pieces between which the page answers its reader; a moment that the reader moves to is drawn at once.
 */
function useShown({ live, standing }: LiveStores): ShownReading | null {
  const [shown, setShown] = useState<ShownReading | null>(null);
  const [seq, setSeq] = useState<number | null>(null);
  useEffect(() => {
    const take = () => {
      const show = () => {
        setShown(standing.shown());
        setSeq(live.client().night?.position.seq ?? null);
      };
      if (standing.standing().kind === 'following') startTransition(show);
      else show();
    };
    take();
    return standing.subscribe(take);
  }, [live, standing]);
  useEffect(() => {
    if (seq !== null) document.documentElement.dataset['seq'] = String(seq);
  }, [seq]);
  return shown;
}

function makeStores(page: LivePage): LiveStores {
  const live = makeLiveStore(page);
  const standing = makeStandingStore(live, fetchPast);
  return { live, standing, forecast: makeForecastStore({ live, standing, load: loadForecastLine }) };
}

/** Most pages never leave the present: what the past needs is fetched when they do. */
const fetchPast: FetchPast = async (...asked) => (await import('./fetch-past.ts')).fetchPast(...asked);

/** Many pages show nothing of the forecast: how to follow it is fetched by those that do. */
async function loadForecastLine(): Promise<ForecastLine> {
  return (await import('./forecast-line.ts')).forecastLine;
}

/** Keeps the moment in address and links from the first time that the page stands in the past. Returns how to end it. */
function keepMomentOnceLeft(standing: StandingStore): () => void {
  let end = standing.subscribe(begin);
  let isGone = false;
  begin();
  function begin() {
    if (standing.standing().kind === 'following') return;
    end();
    import('./keep-moment.ts').then(({ keepMoment }) => {
      if (!isGone) end = keepMoment(standing);
    });
  }
  return () => {
    isGone = true;
    end();
  };
}

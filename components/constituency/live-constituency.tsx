'use client';
import { useCallback, useEffect, useState } from 'react';
import { HearForecast } from '#components/live/hear-forecast.tsx';
import { useServedView } from '#components/live/use-night-view.ts';
import type { MarginRecord } from '#lib/election/derive/margin-history.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { PublishedForecast } from '#lib/forecast/published.ts';
import { type ConstituencyView, constituencyView } from '#lib/view/constituency-view.ts';
import { pageTitle } from '#lib/view/constituency-view-headline.ts';
import { type SeatForecast, seatForecast } from '#lib/view/forecast-of-seat.ts';
import type { PlaceView } from '#lib/view/place-view.ts';
import { ConstituencyPage } from './constituency-page.tsx';

interface LiveConstituencyProps {
  /** The page as the server made it, and as it is until the browser has the night itself. */
  readonly initial: ConstituencyView;
  /** Made on the server only: the figures of all seats never travel to the browser. */
  readonly place: PlaceView | null;
  /** Kept by the server beside the packs; the browser's reference does not carry them. */
  readonly records: readonly MarginRecord[];
  /** As the server had it. */
  readonly forecast: SeatForecast;
}

/** The page of a seat, which follows the night in place; so does the title of its tab. */
export function LiveConstituency({ initial, place, records, ...props }: LiveConstituencyProps) {
  const [forecast, setForecast] = useState(props.forecast);
  const hear = useCallback(
    (heard: PublishedForecast) => setForecast(seatForecast(heard, initial.id)),
    [initial.id],
  );
  const build = useCallback(
    (roll: Roll, state: NightState, nightNowMs: number) =>
      constituencyView(roll, state, initial.id, nightNowMs, { forecast, records }),
    [initial.id, forecast, records],
  );
  const view = useServedView(build, initial);
  const title = pageTitle(view.title);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <>
      {view.table.kind === 'ballot' && <HearForecast onHear={hear} />}
      <ConstituencyPage view={view} place={place} />
    </>
  );
}

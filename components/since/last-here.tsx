'use client';
import { useLastHere } from '#components/live/use-last-here.ts';
import { formatTimeAndDay } from '#lib/format/times.ts';
import { sinceHref } from '#lib/view/since-ask-view.ts';

/** When this browser was last here. Says so only where the browser remembers; the line is there before. */
export function LastHere() {
  const lastMs = useLastHere();
  return (
    <p className="since-last needs-scripts">
      {lastMs !== null && (
        <a href={sinceHref(lastMs)}>Since you were last here, at {formatTimeAndDay(lastMs)}</a>
      )}
    </p>
  );
}

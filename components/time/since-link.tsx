'use client';
import { useLastHere } from '#components/live/use-last-here.ts';
import { formatTime } from '#lib/format/times.ts';
import { sinceHref } from '#lib/view/since-ask-view.ts';

/** The way to what changed while this browser was away; before it says so, to the question since when. */
export function SinceLink() {
  const lastMs = useLastHere();
  return (
    <a className="since-link" href={lastMs === null ? '/since' : sinceHref(lastMs)}>
      {lastMs === null ? 'What changed?' : `What changed since ${formatTime(lastMs)}`}
    </a>
  );
}

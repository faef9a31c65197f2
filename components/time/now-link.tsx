'use client';
import type { MouseEvent } from 'react';
import { useStandingStore } from '#components/live/live-context.ts';
import { momentQuery } from '#lib/view/moment-query.ts';

interface NowLinkProps {
  /** Of the page's address, without its moment. */
  readonly query: string;
}

/** Out of the past. The page goes on where it is: only without scripts, or before the night is here, it is loaded. */
export function NowLink({ query }: NowLinkProps) {
  const store = useStandingStore();
  const follow = (event: MouseEvent) => {
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (isPlain && store.follow()) event.preventDefault();
  };
  return (
    <a className="now-link" href={momentQuery(query, 'now')} data-own-moment="" onClick={follow}>
      Return to now
    </a>
  );
}

'use client';
import { useEffect, useRef, useState } from 'react';
import { useLiveStore } from '#components/live/live-context.ts';
import { useStanding } from '#components/live/use-standing.ts';
import type { TimeView } from '#lib/view/time-view.ts';
import { NightStrip } from './night-strip.tsx';
import { RewindPanel } from './rewind-panel.tsx';
import { SinceLink } from './since-link.tsx';

interface RewindProps {
  /** The night as far as it has come, as the server made it. */
  readonly initial: TimeView;
  /** "99 of 650 declared", at the moment that the page shows. */
  readonly declared: string;
  /** Of the page's address, without its moment. */
  readonly query: string;
}

/** The way into the night's past: a quiet line under the masthead that opens. Open on a page of the past. */
export function Rewind({ initial, declared, query }: RewindProps) {
  const { moment } = useLiveStore().page;
  const [isOpen, setIsOpen] = useState(moment.isPast);
  const standing = useStanding();
  const details = useRef<HTMLDetailsElement>(null);
  // It may have been opened before scripts ran.
  useEffect(() => setIsOpen(details.current?.open === true), []);
  if (initial.length === 0) return null;
  return (
    <aside className={`rewind${standing.kind === 'at' ? ' rewind-past' : ''}`} aria-label="Rewind the night">
      <details ref={details} open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>
          <span>Rewind</span>
          {!isOpen && <NightStrip time={initial} place={null} />}
        </summary>
        <RewindPanel isOpen={isOpen} initial={initial} declared={declared} query={query} />
      </details>
      <SinceLink />
    </aside>
  );
}

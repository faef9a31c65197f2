'use client';
import { lazy, startTransition, useEffect, useRef, useState } from 'react';
import { insist } from '#components/live/insist.ts';
import { useLiveStore } from '#components/live/live-context.ts';
import { useStanding } from '#components/live/use-standing.ts';
import { formatLondonMinute } from '#lib/format/times.ts';
import type { TimeView } from '#lib/view/time-view.ts';
import { LandmarkList } from './landmark-list.tsx';
import { MomentForm } from './moment-form.tsx';
import { NightStrip } from './night-strip.tsx';
import { SinceLink } from './since-link.tsx';

interface RewindProps {
  /** The night as far as it has come, as the server made it. */
  readonly initial: TimeView;
  /** "99 of 650 declared", at the moment that the page shows. */
  readonly declared: string;
  /** Of the page's address, without its moment. */
  readonly query: string;
}

/**
 * Most readers never open it: its code comes when somebody is about to. Without a boundary of its own, so that a page
 * of the past is whole without scripts: React would send what is inside one apart, for scripts to put in place.
 */
const fetchPanel = () => import('./rewind-panel.tsx');
/** Asked for until it comes, in a tunnel too: what is lazy and fails takes the whole page with it. */
const comesPanel = async () => (await insist(0, fetchPanel, new AbortController().signal)) ?? fetchPanel();
const RewindPanel = lazy(async () => ({ default: (await comesPanel()).RewindPanel }));

/** The way into the night's past: a quiet line under the masthead that opens. Open on a page of the past. */
export function Rewind({ initial, declared, query }: RewindProps) {
  const { moment, nightNowMs } = useLiveStore().page;
  const [isOpen, setIsOpen] = useState(moment.isPast);
  const [isWanted, setIsWanted] = useState(moment.isPast);
  const standing = useStanding();
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    // It may have been opened before scripts ran.
    setIsOpen(details.current?.open === true);
    details.current?.addEventListener('pointerenter', fetchPanel, { once: true });
    details.current?.addEventListener('focusin', fetchPanel, { once: true });
  }, []);
  useEffect(() => {
    if (isOpen) void comesPanel().then(() => startTransition(() => setIsWanted(true)));
  }, [isOpen]);
  if (initial.length === 0) return null;
  const still = (
    <div className="rewind-panel">
      <MomentForm time={initial} minute={formatLondonMinute(nightNowMs)} query={query} />
      <details className="rewind-all">
        <summary>All landmarks of the night</summary>
        <LandmarkList marks={initial.marks} passed={null} query={query} />
      </details>
    </div>
  );
  return (
    <aside className={`rewind${standing.kind === 'at' ? ' rewind-past' : ''}`} aria-label="Rewind the night">
      <details ref={details} open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>
          <span>Rewind</span>
          {!isOpen && <NightStrip time={initial} place={null} />}
        </summary>
        {isWanted ? (
          <RewindPanel isOpen={isOpen} initial={initial} declared={declared} query={query} />
        ) : (
          still
        )}
      </details>
      <SinceLink />
    </aside>
  );
}

'use client';
import { useState } from 'react';
import { useServedView } from '#components/live/use-night-view.ts';
import { type BreakingView, breakingView } from '#lib/view/breaking-view.ts';

interface BreakingLineProps {
  readonly initial: BreakingView | null;
}

/**
 * The line that an editor puts on every page, at the foot of the window: there it moves nothing that is being read.
 * It is said politely once, and put away by whoever has read it; another line comes back.
 */
export function BreakingLine({ initial }: BreakingLineProps) {
  const line = useServedView(breakingView, initial);
  const [putAway, setPutAway] = useState(0);
  const isShown = line !== null && line.seq !== putAway;
  return (
    <div className="breaking" aria-label="Breaking" role="status">
      {isShown && (
        <p>
          <b>
            <time dateTime={line.at}>{line.time}</time>
          </b>{' '}
          {line.href === null ? line.words : <a href={line.href}>{line.words}</a>}{' '}
          <button type="button" className="needs-scripts" onClick={() => setPutAway(line.seq)}>
            Close
          </button>
        </p>
      )}
    </div>
  );
}

'use client';
import { type ComponentType, useCallback, useEffect, useRef, useState } from 'react';
import { useNightView } from '#components/live/use-night-view.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { RiskPanelView } from '#lib/view/risk-panel-view.ts';
import { RiskPanel } from './risk-panel.tsx';

interface LiveRiskPanelProps {
  /** The panel as the server made it, and as it is until somebody comes near it. */
  readonly initial: RiskPanelView;
}

/** A reader this far above the panel will see it in a moment. */
const NEAR = '600px';

/**
 * Seats at risk on the Night page. What it takes to follow them, and the forecast itself, are fetched when the panel is
 * about to be seen, because it stands far down on a phone; and at once when the forecast is switched off, so that nothing
 * of it stays on the page.
 */
export function LiveRiskPanel({ initial }: LiveRiskPanelProps) {
  const element = useRef<HTMLDivElement>(null);
  const [Following, setFollowing] = useState<ComponentType<LiveRiskPanelProps> | null>(null);
  const isOff = useNightView(isSwitchedOff, false);
  const follow = useCallback(() => {
    import('./following-risk-panel.tsx').then((module) => setFollowing(() => module.FollowingRiskPanel));
  }, []);
  useEffect(() => {
    if (isOff) follow();
  }, [isOff, follow]);
  useEffect(() => {
    if (element.current === null) return;
    const seen = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        seen.disconnect();
        follow();
      },
      { rootMargin: NEAR },
    );
    seen.observe(element.current);
    return () => seen.disconnect();
  }, [follow]);
  return (
    <div ref={element}>
      {Following === null ? <RiskPanel risk={initial} /> : <Following initial={initial} />}
    </div>
  );
}

function isSwitchedOff(_roll: Roll, { forecastHidden }: NightState): boolean {
  return forecastHidden !== null;
}

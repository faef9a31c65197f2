'use client';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import { insist } from '#components/live/insist.ts';
import { useNightView } from '#components/live/use-night-view.ts';
import { useComesNear } from '#components/ui/use-comes-near.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { RiskPanelView } from '#lib/view/risk-panel-view.ts';
import { RiskPanel } from './risk-panel.tsx';

interface LiveRiskPanelProps {
  /** The panel as the server made it, and as it is until somebody comes near it. */
  readonly initial: RiskPanelView;
}

/**
 * Seats at risk on the Night page. What it takes to follow them, and the forecast itself, are fetched when the panel is
 * about to be seen, because it stands far down on a phone; and at once when the forecast is switched off, so that nothing
 * of it stays on the page.
 */
export function LiveRiskPanel({ initial }: LiveRiskPanelProps) {
  const element = useRef<HTMLDivElement>(null);
  const [Following, setFollowing] = useState<ComponentType<LiveRiskPanelProps> | null>(null);
  const isOff = useNightView(isSwitchedOff, false);
  const isNear = useComesNear(element);
  const isWanted = isOff || isNear;
  useEffect(() => {
    const ending = new AbortController();
    if (isWanted) {
      void insist(0, () => import('./following-risk-panel.tsx'), ending.signal).then((module) => {
        if (module !== null) setFollowing(() => module.FollowingRiskPanel);
      });
    }
    return () => ending.abort();
  }, [isWanted]);
  return (
    <div ref={element}>
      {Following === null ? <RiskPanel risk={initial} /> : <Following initial={initial} />}
    </div>
  );
}

function isSwitchedOff(_roll: Roll, { forecastHidden }: NightState): boolean {
  return forecastHidden !== null;
}

'use client';
import { memo, useCallback, useSyncExternalStore } from 'react';
import { useNightView } from '#components/live/use-night-view.ts';
import { PartyTag } from '#components/ui/party-tag.tsx';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { type MapChoice, mapAddress } from '#lib/view/map-page-address.ts';
import { multiplesView } from '#lib/view/map-page-multiples.ts';
import type { MapPlan } from '#lib/view/map-view-plan.ts';

/** Nowhere else is there room for eight maps beside the map. */
const WIDE = '(min-width: 100rem)';

interface MultiplesProps {
  readonly plan: MapPlan;
  readonly choice: MapChoice;
}

/** The main parties' shares side by side, where the screen is wide enough; each leads to its own map. */
export const Multiples = memo(function Multiples({ plan, choice }: MultiplesProps) {
  const isWide = useSyncExternalStore(
    subscribe,
    () => matchMedia(WIDE).matches,
    () => false,
  );
  const build = useCallback(
    (roll: Roll, state: NightState) => (isWide ? multiplesView(roll, state, plan) : []),
    [isWide, plan],
  );
  const maps = useNightView(build, []);
  return (
    <section className="multiples needs-scripts" aria-labelledby="multiples-title">
      <h2 id="multiples-title">Each party’s share</h2>
      <p className="note">The stronger the colour, the larger the share, in the same steps for all.</p>
      <ul>
        {maps.map(({ party, tag, layers, spoken }) => (
          <li key={party}>
            <a href={mapAddress({ ...choice, mode: { kind: 'share', party } })} aria-label={spoken}>
              <PartyTag tag={tag} /> <span>{tag.name}</span>
              <svg viewBox={plan.viewBox} className={`p-${party}`} aria-hidden="true">
                {layers.map(({ level, d }) => (
                  <path key={level} className={`dots dots-${level}`} d={d} />
                ))}
              </svg>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
});

function subscribe(listener: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

'use client';
import { useCallback, useState } from 'react';
import { useForecastView } from '#components/live/use-forecast-view.ts';
import { PageHead } from '#components/ui/page-head.tsx';
import type { MarginRecord } from '#lib/election/derive/margin-history.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { PublishedForecast } from '#lib/forecast/published.ts';
import type { AtRiskFilter } from '#lib/view/at-risk-filter.ts';
import { type AtRiskPageView, atRiskPageView } from '#lib/view/at-risk-page-view.ts';
import { NO_FORECAST } from '#lib/view/forecast-words.ts';
import type { KeptLists } from '#lib/view/kept-order.ts';
import { ForecastSection } from './forecast-section.tsx';
import { RiskSection } from './risk-section.tsx';
import { SecondPlaces } from './second-places.tsx';

interface LiveAtRiskProps {
  /** The page as the server made it, and as it is until the browser has the night itself. */
  readonly initial: AtRiskPageView;
  readonly filter: AtRiskFilter;
  /** Kept by the server beside the packs; the browser's reference does not carry them. */
  readonly records: readonly MarginRecord[];
}

/** Seats that may change hands tonight, and who is second where tonight is decided. */
export function LiveAtRisk({ initial, filter, records }: LiveAtRiskProps) {
  const [kept, setKept] = useState<KeptLists<ConstituencyId>>(() => listsOf(initial));
  const build = useCallback(
    (roll: Roll, state: NightState, nightNowMs: number, forecast: PublishedForecast | null) => {
      const options = { filter, records, forecast: forecast ?? NO_FORECAST, kept };
      const view = atRiskPageView(roll, state, nightNowMs, options);
      if (forecast !== null || view.isOver) return view;
      return { ...view, headline: initial.headline, risk: initial.risk };
    },
    [initial, filter, records, kept],
  );
  const view = useForecastView(build, initial);
  const keep = useCallback(
    (name: string, ids: readonly ConstituencyId[]) => setKept((before) => ({ ...before, [name]: ids })),
    [],
  );
  const risk =
    view.risk.kind === 'forecast' ? (
      <ForecastSection key="risk" risk={view.risk} onKeep={keep} />
    ) : (
      <RiskSection key="risk" risk={view.risk} note={view.risk.note} onKeep={keep} />
    );
  const second = <SecondPlaces key="second" second={view.second} onKeep={keep} />;
  return (
    <>
      <PageHead kicker="Seats at risk" headline={view.headline} story={view.story}>
        <p className="more at-risk-parts">
          <a href="#seats-at-risk">At risk tonight</a> <a href="#second-places">Second places</a>
        </p>
      </PageHead>
      {/* As the night stood when the page was opened: the halves do not change places under a reader. */}
      {initial.isOver ? [second, risk] : [risk, second]}
    </>
  );
}

function listsOf({ risk, second }: AtRiskPageView): KeptLists<ConstituencyId> {
  return {
    ...Object.fromEntries(bandsOf(risk).map(({ band, entries }) => [band, entries.map(({ row }) => row.id)])),
    ...(second.list === null ? {} : { 'second-places': second.list.rows.map(({ id }) => id) }),
  };
}

function bandsOf(risk: AtRiskPageView['risk']) {
  if (risk.kind === 'arithmetic') return risk.bands;
  return risk.apart === null ? risk.bands : [...risk.bands, risk.apart];
}

'use client';
import { useCallback, useState } from 'react';
import { LineChart } from '#components/charts/line-chart.tsx';
import { useNightView, useServedView } from '#components/live/use-night-view.ts';
import { Section } from '#components/ui/section.tsx';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { type DriversChoice, driversAddress } from '#lib/view/drivers-address.ts';
import type { DriversOptions } from '#lib/view/drivers-choice.ts';
import type { ScatterPoint } from '#lib/view/drivers-scatter.ts';
import { type DriversView, driversPoints, driversView } from '#lib/view/drivers-view.ts';
import { type PackedSeatTypes, unpackSeatTypes } from '#lib/view/packed-seat-types.ts';
import { type SwingView, swingView } from '#lib/view/swing-view.ts';
import { Drivers } from './drivers.tsx';
import { SwingGroups } from './group-table.tsx';
import { useMeasures } from './use-measures.ts';

interface LiveSwingProps {
  readonly initial: SwingView;
  readonly seatTypes: PackedSeatTypes;
  /** Null in a pack without measures. */
  readonly drivers: { readonly options: DriversOptions; readonly view: DriversView } | null;
  /** Where the browser fetches the measures of all seats. */
  readonly measurePaths: readonly string[];
  readonly at: string | null;
}

const NO_POINTS: readonly ScatterPoint[] = [];

/** What moved and against what, which follows the night in place. */
export function LiveSwing({ initial, seatTypes, drivers, measurePaths, at }: LiveSwingProps) {
  const build = useCallback(
    (roll: Roll, state: NightState) => swingView(roll, state, unpackSeatTypes(roll, seatTypes)),
    [seatTypes],
  );
  const view = useServedView(build, initial);
  return (
    <div className="swing-page">
      <header className="page-head">
        <p className="kicker">{view.kicker}</p>
        <h1>{view.headline}</h1>
        <p className="standfirst">{view.standfirst}</p>
      </header>
      {drivers === null ? (
        <p className="note">This election’s pack has no figures of who lives in its seats.</p>
      ) : (
        <LiveDrivers options={drivers.options} initial={drivers.view} measurePaths={measurePaths} at={at} />
      )}
      <div className="swing-charts">
        {view.swing !== null && (
          <Section id="swing-over-time" title="Swing over the night">
            <LineChart chart={view.swing} />
          </Section>
        )}
        <Section id="change-over-time" title="Change over the night">
          <LineChart chart={view.change} />
        </Section>
      </div>
      <SwingGroups groups={view.groups} />
    </div>
  );
}

interface LiveDriversProps {
  readonly options: DriversOptions;
  readonly initial: DriversView;
  readonly measurePaths: readonly string[];
  readonly at: string | null;
}

/** The server's view until this page has the measures; from then on it follows, and a choice needs no server. */
function LiveDrivers({ options, initial, measurePaths, at }: LiveDriversProps) {
  const measures = useMeasures(measurePaths);
  const [choice, setChoice] = useState(initial.choice);
  const build = useCallback(
    (roll: Roll, state: NightState) =>
      measures === null ? null : driversView(roll, state, measures, choice, at),
    [measures, choice, at],
  );
  const buildPoints = useCallback(
    (roll: Roll, state: NightState) =>
      measures === null ? NO_POINTS : driversPoints(roll, state, measures, choice),
    [measures, choice],
  );
  const live = useNightView<DriversView | null>(build, null);
  const points = useNightView(buildPoints, NO_POINTS);
  const choose = (next: DriversChoice) => {
    const address = driversAddress(next, at);
    if (live === null) {
      window.location.assign(address);
      return;
    }
    setChoice(next);
    window.history.replaceState(window.history.state, '', address);
  };
  return (
    <Drivers
      options={options}
      drivers={live ?? initial}
      follows={live !== null}
      points={points}
      at={at}
      onChoose={choose}
    />
  );
}

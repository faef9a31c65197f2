'use client';
import { useServedView } from '#components/live/use-night-view.ts';
import { Section } from '#components/ui/section.tsx';
import { type ChartsView, chartsView } from '#lib/view/charts-view.ts';
import { Hemicycle } from './hemicycle.tsx';
import { LineChart } from './line-chart.tsx';
import { Parliament } from './parliament.tsx';
import { SharesChart } from './shares-chart.tsx';

interface LiveChartsProps {
  /** The page as the server made it, and as it is until the browser has the night itself. */
  readonly initial: ChartsView;
}

/** The night in pictures, each of which follows it in place. */
export function LiveCharts({ initial }: LiveChartsProps) {
  const view = useServedView(chartsView, initial);
  return (
    <div className="charts-page">
      <header className="page-head">
        <p className="kicker">{view.kicker}</p>
        <h1>The night in charts</h1>
      </header>
      <div className="charts-grid">
        <Section id="house" title="The House">
          <Hemicycle hemicycle={view.hemicycle} />
        </Section>
        <Section id="seats-over-time" title="Seats over the night">
          <LineChart chart={view.seats} />
        </Section>
        <Section id="race" title="The race to a majority">
          {view.races.length === 0 && (
            <p className="note">It begins with the first seat that a party wins.</p>
          )}
          {view.races.map((race) => (
            <LineChart key={race.table.caption} chart={race} />
          ))}
          <p className="note">
            The lower line is the seats that a party has, the upper one all that it could still have. Where
            the lower crosses the majority’s line it has one; where the upper does, it cannot have one.
          </p>
        </Section>
        <Section id="votes-and-seats" title="Votes and seats">
          <SharesChart shares={view.shares} />
        </Section>
        <Section id="parliament" title="Parliament by party">
          <Parliament parliament={view.parliament} />
        </Section>
      </div>
    </div>
  );
}

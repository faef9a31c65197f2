import { LineChart } from '#components/charts/line-chart.tsx';
import { PageHead } from '#components/ui/page-head.tsx';
import { Section } from '#components/ui/section.tsx';
import type { LineChart as LineChartView } from '#lib/view/charts/chart.ts';
import type { ForecastPageView, ShownForecastView, UntypicalView } from '#lib/view/forecast-page-view.ts';
import { Chances } from './chances.tsx';
import { ForecastSeat } from './forecast-seat.tsx';
import { RangesTable } from './ranges-table.tsx';
import { Score } from './score.tsx';

interface ForecastPageProps {
  readonly view: ForecastPageView;
  /** As the night stood when the page was opened: its parts do not change places under a reader. */
  readonly isScoreFirst: boolean;
}

/** The whole night as it is expected to end, how that was arrived at, and how right it has been. */
export function ForecastPage({ view, isScoreFirst }: ForecastPageProps) {
  return (
    <div className="forecast-page">
      <PageHead kicker="The forecast" headline={view.headline} story={view.story}>
        <p className="more at-risk-parts">
          {view.kind === 'shown' && <a href="#score">Its score so far</a>}
          <a href="/at-risk">Seats at risk</a>
          <a href="/method#forecast">How it is made, and its record</a>
        </p>
      </PageHead>
      {view.kind === 'shown' && <Shown view={view} isScoreFirst={isScoreFirst} />}
    </div>
  );
}

interface ShownProps {
  readonly view: ShownForecastView;
  readonly isScoreFirst: boolean;
}

function Shown({ view, isScoreFirst }: ShownProps) {
  const { paths, shares, deciding, untypical } = view;
  const score = (
    <Section id="score" title="How right it has been">
      <Score score={view.score} />
    </Section>
  );
  return (
    <>
      {isScoreFirst && score}
      <div className="forecast-columns">
        <Section id="seats" title="Seats at the end">
          <RangesTable
            ranges={view.seats}
            figure="Expected"
            caption="Seats of each party at the end: already won, expected, and two ranges"
          />
          <p className="note">
            The mark is the expected number; half of all simulated nights end within the dark bar, nine of ten
            within the pale one. The thin line is what a party has already
            {view.seats.line === null ? '' : `; the dotted one is ${view.seats.line.words}`}.
          </p>
        </Section>
        <div>
          <Section id="majority" title="The House">
            <Chances outcome={view.outcome} />
          </Section>
          {untypical !== null && <UntypicalSeats untypical={untypical} />}
        </div>
      </div>
      {deciding !== null && (
        <Section id="deciding" title={deciding.title}>
          <ul className="risk-list risk-grid">
            {deciding.rows.map((row) => (
              <ForecastSeat key={row.id} row={row} remark={row.bandTitle} />
            ))}
          </ul>
        </Section>
      )}
      <Section id="path" title="How it moved through the night">
        <Charts charts={paths.seats} />
        <p className="note">Each chart has its own scale.</p>
      </Section>
      {(paths.majority !== null || paths.largest !== null) && (
        <Section id="chances-path" title="How the chances moved">
          <Charts charts={[paths.majority, paths.largest].filter((chart) => chart !== null)} />
        </Section>
      )}
      {shares !== null && (
        <Section id="shares" title="Votes">
          <div className="forecast-columns">
            <div>
              <RangesTable
                ranges={shares}
                figure="Share"
                caption="Share of the vote in Great Britain at the end: expected, and the range of nine in ten"
              />
              <p className="note">Share of all votes in Great Britain, whole per cents.</p>
            </div>
            {paths.shares !== null && <LineChart chart={paths.shares} />}
          </div>
        </Section>
      )}
      {!isScoreFirst && score}
      <p className="note">{view.made}</p>
    </>
  );
}

function Charts({ charts }: { readonly charts: readonly LineChartView[] }) {
  return (
    <div className="forecast-charts">
      {charts.map((chart) => (
        <LineChart key={chart.table.caption} chart={chart} />
      ))}
    </div>
  );
}

function UntypicalSeats({ untypical }: { readonly untypical: UntypicalView }) {
  return (
    <Section id="untypical" title="Declared seats are not typical">
      <p className="forecast-text">{untypical.words}</p>
      <table className="count-table">
        <caption className="sr-only">Where declared seats differ most from all seats</caption>
        <thead>
          <tr>
            <th scope="col">Of them</th>
            <th scope="col">Declared</th>
            <th scope="col">All</th>
          </tr>
        </thead>
        <tbody>
          {untypical.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <td>{row.declared}</td>
              <td>{row.all}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

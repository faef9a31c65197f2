import { PageHead } from '#components/ui/page-head.tsx';
import type { MethodView } from '#lib/view/method-view.ts';
import { FiguresPart } from './figures-part.tsx';
import { ForecastPart } from './forecast-part.tsx';
import { RecordPart } from './record-part.tsx';
import { StatisticianPart } from './statistician-part.tsx';

/** How every figure of the site is made, with its limits; the forecast to a reader and to a statistician, and its record. */
export function MethodPage({ view }: { readonly view: MethodView }) {
  return (
    <div className="method-page">
      <PageHead
        kicker="Method"
        headline="How the figures are made, and where they end"
        story="What is declared is copied, never estimated. Everything else on this site is worked out from it by rules that stand here. The forecast is the one thing that guesses, and it is marked in public."
      >
        <p className="more at-risk-parts">
          <a href="#figures">Figures</a>
          <a href="#forecast">The forecast</a>
          <a href="#statistician">For a statistician</a>
          {view.record !== null && <a href="#record">Its record</a>}
        </p>
      </PageHead>
      <FiguresPart view={view} />
      <ForecastPart />
      <StatisticianPart />
      {view.record !== null && <RecordPart record={view.record} />}
    </div>
  );
}

import type { OutlookRow, SeatView } from '#lib/view/map-view-seat.ts';
import { Outcome } from './outcome.tsx';
import { PartyTag } from './party-tag.tsx';
import { ResultFacts, ResultTable } from './result-card.tsx';

interface SeatSummaryProps {
  readonly seat: SeatView;
}

/** One seat in short, whatever is known of it: its name and story, and its figures beside or under them. */
export function SeatSummary({ seat }: SeatSummaryProps) {
  return (
    <div className="seat-summary">
      <div>
        <h3>
          <a href={`/constituency/${seat.slug}`}>{seat.name}</a>
        </h3>
        {seat.outcome !== null && <Outcome {...seat.outcome} />}
        {seat.notice !== null && <p className="seat-notice">{seat.notice}</p>}
        {seat.card !== null && <ResultFacts card={seat.card} />}
      </div>
      {seat.card === null ? <Outlook rows={seat.outlook} /> : <ResultTable card={seat.card} />}
    </div>
  );
}

function Outlook({ rows }: { readonly rows: readonly OutlookRow[] }) {
  return (
    <dl className="facts-list">
      {rows.map(({ term, lines }) => (
        <div key={term}>
          <dt>{term}</dt>
          {lines.map(({ tag, words }) => (
            <dd key={words}>
              {tag !== null && <PartyTag tag={tag} />} {words}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

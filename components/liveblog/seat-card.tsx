import { Outcome } from '#components/ui/outcome.tsx';
import { ResultFacts, ResultTable } from '#components/ui/result-card.tsx';
import type { PostView, SeatLink } from '#lib/view/liveblog-view-post.ts';

interface SeatCardProps {
  readonly card: Pick<PostView, 'outcome' | 'ended' | 'card'> & { readonly seat: SeatLink };
}

/** A seat and what it declared, beside the winner's line. */
export function SeatCard({ card: { seat, outcome, card, ended } }: SeatCardProps) {
  return (
    <div className={`result-card${outcome === null ? '' : ` p-${outcome.winner.standing}`}`}>
      <h3>
        <a href={`/constituency/${seat.slug}`}>{seat.name}</a>
      </h3>
      {outcome !== null && <Outcome {...outcome} />}
      {card !== null && <ResultTable card={card} />}
      {card !== null && <ResultFacts card={card} />}
      {ended !== null && <p className="post-ended">{ended}</p>}
    </div>
  );
}

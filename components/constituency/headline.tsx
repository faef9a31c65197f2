import { PartyTag } from '#components/ui/party-tag.tsx';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { HeadlineView } from '#lib/view/constituency-view-headline.ts';
import { FollowSeat } from './follow-seat.tsx';

interface HeadlineProps {
  readonly id: ConstituencyId;
  readonly headline: HeadlineView;
}

/** Where it is, whose it is, and the story in two or three sentences. */
export function Headline({ id, headline }: HeadlineProps) {
  const { name, welshName, area, stamp, verdict, deck } = headline;
  return (
    <header>
      <p className="seat-crumb">
        <span>{area}</span>
        <a href="/find">Find a seat by name or postcode</a>
        <span className="seat-stamp">{stamp}</span>
      </p>
      <div className="seat-hero">
        <div>
          <h1>{name}</h1>
          {welshName === null ? null : (
            <p className="seat-welsh" lang="cy">
              {welshName}
            </p>
          )}
          <p className="seat-verdict">
            {verdict.tag === null ? null : <PartyTag tag={verdict.tag} isOutlined={verdict.isTagOutlined} />}
            <strong>{verdict.words}</strong>
            {verdict.state === null ? null : <span className="seat-state">{verdict.state}</span>}
          </p>
          <FollowSeat id={id} />
        </div>
        <p className="seat-deck">{deck}</p>
      </div>
    </header>
  );
}

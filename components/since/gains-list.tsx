import { PartyTag } from '#components/ui/party-tag.tsx';
import type { GainsOfParty } from '#lib/view/since-view-seats.ts';

interface GainsListProps {
  readonly gains: readonly GainsOfParty[];
}

/** Who gained what, a party at a time: its seats unfold, with the party that lost each. */
export function GainsList({ gains }: GainsListProps) {
  if (gains.length === 0) return <p className="since-none">No seat has changed hands.</p>;
  return (
    <>
      {gains.map(({ tag, seats }) => (
        <details key={tag.standing} className="gains">
          <summary>
            <PartyTag tag={tag} /> <span>{tag.name}</span> <b>{seats.length}</b>
          </summary>
          <ol>
            {seats.map((seat) => (
              <li key={seat.id}>
                {seat.outcome.from !== null && <PartyTag tag={seat.outcome.from} isOutlined />}{' '}
                <a href={`/constituency/${seat.slug}`}>{seat.name}</a>
              </li>
            ))}
          </ol>
        </details>
      ))}
    </>
  );
}

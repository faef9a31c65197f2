import { Outcome } from '#components/ui/outcome.tsx';
import { PartyTag } from '#components/ui/party-tag.tsx';
import { Section } from '#components/ui/section.tsx';
import type { WatchRow } from '#lib/view/watch-row.ts';
import { Stakes } from './turn-list.tsx';

interface PickListProps {
  readonly picks: readonly WatchRow[];
}

/** Seats that editors chose before the night, each with its reason; they keep their places all night. */
export function PickList({ picks }: PickListProps) {
  return (
    <Section
      id="picks"
      title="Editor’s picks"
      aside={<span className="watch-count">in order of expected time</span>}
    >
      <ol className="picks">
        {picks.map((row) => (
          <li key={row.id}>
            <div className="watch-head">
              <a href={`/constituency/${row.slug}`}>{row.name}</a>
              <span className={row.isPublic ? 'watch-when is-public' : 'watch-when'}>{row.actual}</span>
            </div>
            <p className="pick-reason">{row.reason}</p>
            <p className="watch-detail">
              {row.outcome === null ? (
                <>
                  {row.defender !== null && (
                    <span>
                      <PartyTag tag={row.defender} isOutlined /> defending
                    </span>
                  )}
                  <span>
                    expected {row.expected}
                    {row.late !== '' && `, ${row.late}`}
                  </span>
                </>
              ) : (
                <>
                  <Outcome {...row.outcome} />
                  <span>
                    {row.majority}
                    {row.late !== '' && `; ${row.late}`}
                  </span>
                </>
              )}
            </p>
            {row.outcome === null && <Stakes row={row} />}
          </li>
        ))}
      </ol>
    </Section>
  );
}

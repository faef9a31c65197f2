import { KeptList } from '#components/ui/kept-list.tsx';
import { Outcome } from '#components/ui/outcome.tsx';
import { PartyTag } from '#components/ui/party-tag.tsx';
import { Section } from '#components/ui/section.tsx';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { WatchListView } from '#lib/view/watch-lists.ts';
import type { WatchRow } from '#lib/view/watch-row.ts';

interface TurnListProps {
  readonly name: string;
  readonly list: WatchListView;
  readonly onKeep: (name: string, ids: readonly ConstituencyId[]) => void;
}

/** Seats whose turn it is, or was: those that could decide something first. */
export function TurnList({ name, list, onKeep }: TurnListProps) {
  return (
    <Section id={name} title={list.title} aside={<span className="watch-count">{list.count}</span>}>
      <KeptList
        changes={list.changes}
        words="Show the list as it is now"
        onUpdate={() => onKeep(name, list.latest)}
      >
        {list.rows.length === 0 ? (
          <p className="watch-wait">{list.wait}</p>
        ) : (
          <ol className="watch-list">
            {list.rows.map((row) => (
              <TurnRow key={row.id} row={row} />
            ))}
          </ol>
        )}
      </KeptList>
      {list.hasMore && (
        <p className="more">
          <a href={list.href}>All of them, in order of expected time</a>
        </p>
      )}
    </Section>
  );
}

function TurnRow({ row }: { readonly row: WatchRow }) {
  return (
    <li>
      <div className="watch-head">
        <a href={`/constituency/${row.slug}`}>{row.name}</a>
        <span className={row.isPublic ? 'watch-when is-public' : 'watch-when'}>
          {row.isPublic && <span className="sr-only">declared </span>}
          {row.actual}
        </span>
      </div>
      <p className="watch-detail">
        <span>
          expected {row.expected}
          {row.late !== '' && `, ${row.late}`}
        </span>
        {row.outcome === null && row.defender !== null && (
          <span>
            <PartyTag tag={row.defender} isOutlined /> defending
          </span>
        )}
        {row.outcome !== null && <Outcome {...row.outcome} />}
      </p>
      <Stakes row={row} />
    </li>
  );
}

/** What the seat could decide, or by how much it has. */
export function Stakes({ row }: { readonly row: WatchRow }) {
  const words = row.outcome === null ? row.stakes : [row.majority];
  if (words.length === 0) return null;
  return (
    <ul className="stakes">
      {words.map((stake) => (
        <li key={stake}>{stake}</li>
      ))}
    </ul>
  );
}

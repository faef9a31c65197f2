import type { ChangeEntry } from '#lib/view/since-view-entries.ts';

interface ChangeListProps {
  readonly entries: readonly ChangeEntry[];
  /** What stands in the place of an empty list. */
  readonly none: string;
}

/** What happened, in order, each with the way to its seat. */
export function ChangeList({ entries, none }: ChangeListProps) {
  if (entries.length === 0) return <p className="since-none">{none}</p>;
  return (
    <ol className="change-list">
      {entries.map((entry) => (
        <li key={entry.id}>
          <time dateTime={entry.at}>{entry.time}</time>
          <div>
            <a href={`/constituency/${entry.slug}`}>{entry.words}</a>
            {entry.more !== '' && <p>{entry.more}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

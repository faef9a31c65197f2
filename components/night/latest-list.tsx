'use client';
import { Outcome } from '#components/ui/outcome.tsx';
import { Section } from '#components/ui/section.tsx';
import { useHeld } from '#components/ui/use-held.ts';
import type { LatestRow, LatestView } from '#lib/view/latest-view.ts';

interface LatestListProps {
  readonly latest: LatestView;
}

/** The last seats to declare. A row takes the place of another; the list keeps its height. */
export function LatestList({ latest }: LatestListProps) {
  const { shown, holding } = useHeld(latest);
  return (
    <Section id="latest" title="Latest">
      {shown.wait !== null && <p className="latest-wait">{shown.wait}</p>}
      <ol className="latest" {...holding}>
        {shown.rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ol>
    </Section>
  );
}

function Row({ row }: { readonly row: LatestRow }) {
  return (
    <li>
      <time dateTime={row.at}>
        {row.day} {row.time}
      </time>
      <div className="min-w-0">
        <a className="where" href={`/constituency/${row.slug}`}>
          {row.name}
        </a>
        <p className="what">
          <Outcome {...row.outcome} />
          <span className="margin">
            <b>
              <span className="sr-only">majority </span>
              {row.majority}
            </b>
            <span>{row.margin}</span>
          </span>
        </p>
      </div>
    </li>
  );
}

import type { SumView } from '#lib/view/desk/sums-view.ts';

interface SumsProps {
  readonly sums: readonly SumView[];
}

/** What the figures come to as they are typed. */
export function Sums({ sums }: SumsProps) {
  return (
    <dl className="sums">
      {sums.map(({ term, value, note }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            <b>{value}</b> <small>{note}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

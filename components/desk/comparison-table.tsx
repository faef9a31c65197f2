import type { ComparisonView } from '#lib/view/desk/comparison-view.ts';

interface ComparisonTableProps {
  readonly comparison: ComparisonView;
}

/** Entries side by side; a line in which they differ is marked, and named in words above. */
export function ComparisonTable({ comparison }: ComparisonTableProps) {
  return (
    <>
      {comparison.differs !== null && (
        <p className="comparison-words" role="status">
          {comparison.differs}
        </p>
      )}
      <table className="comparison">
        <thead>
          <tr>
            <td />
            {comparison.columns.map(({ userId, name, time }) => (
              <th key={userId} scope="col">
                {name} <small>{time}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {comparison.rows.map(({ key, name, cells, differs }) => (
            <tr key={key} className={differs ? 'is-different' : undefined}>
              <th scope="row">
                {name}
                {differs && <span className="sr-only">, differs</span>}
              </th>
              {cells.map(({ userId, words }) => (
                <td key={userId}>{words}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

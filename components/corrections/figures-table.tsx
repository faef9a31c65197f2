import type { FigureRowView } from '#lib/view/correction-figures.ts';

interface FiguresTableProps {
  /** What the figures are of, for whoever hears the table. */
  readonly caption: string;
  readonly rows: readonly FigureRowView[];
}

/** Old and new figures side by side: every candidate, then the contest. What changed is what stands out. */
export function FiguresTable({ caption, rows }: FiguresTableProps) {
  return (
    <table className="figures-changed">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col">Was</th>
          <th scope="col">Is</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className={row.was === row.is ? 'is-same' : undefined}>
            <th scope="row">
              {row.figure}
              {row.party !== null && <small>{row.party}</small>}
            </th>
            {row.was === row.is ? (
              <>
                <td>{row.was}</td>
                <td>{row.is}</td>
              </>
            ) : (
              <>
                <td>
                  <del>{row.was}</del>
                </td>
                <td>
                  <ins>{row.is}</ins>
                </td>
              </>
            )}
            <td>{row.change}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

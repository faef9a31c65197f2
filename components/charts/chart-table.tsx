import type { ChartTable } from '#lib/view/charts/chart.ts';

/** The figures of a chart, folded away under it: a real table for whoever would rather read. */
export function FiguresTable({ table }: { readonly table: ChartTable }) {
  return (
    <details className="chart-figures">
      <summary>The figures as a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard too */}
      <section className="chart-scroll" aria-label={table.caption} tabIndex={0}>
        <table>
          <caption className="sr-only">{table.caption}</caption>
          <thead>
            <tr>
              {table.head.map((words) => (
                <th key={words} scope="col">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(([name, ...cells]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, place) => (
                  <td key={table.head[place + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

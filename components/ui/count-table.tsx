import type { ReactNode } from 'react';

interface CountTableProps {
  readonly caption: string;
  /** The first is over the names of the rows. */
  readonly columns: readonly string[];
  readonly rows: readonly CountRow[];
}

interface CountRow {
  readonly key: string;
  readonly name: string;
  /** In the order of the columns, from the second on. */
  readonly cells: readonly ReactNode[];
}

/** A table of plain figures; where the window is narrower it scrolls by itself. */
export function CountTable({ caption, columns, rows }: CountTableProps) {
  return (
    <div className="chart-scroll">
      <table className="count-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={columns[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import { PartyTag } from '#components/ui/party-tag.tsx';
import type { ListCell, ListTable as ListTableView } from '#lib/view/results-table.ts';

interface ListTableProps {
  readonly table: ListTableView;
}

/** A plain table of people, parties or records. */
export function ListTable({ table }: ListTableProps) {
  const { columns, rows } = table;
  if (rows.length === 0) return <p className="results-none">{table.none}</p>;
  return (
    <table className={`list-table list-table-${table.id}`}>
      <caption>{table.caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, isFigure }) => (
            <th key={label} scope="col" className={isFigure ? 'figure' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells: [head = [], ...others] }) => (
          <tr key={id}>
            <th scope="row">
              <Cell cell={head} />
            </th>
            {others.map((cell, index) => (
              <td
                key={columns[index + 1]?.label}
                className={columns[index + 1]?.isFigure === true ? 'figure' : undefined}
              >
                <Cell cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ cell }: { readonly cell: ListCell }) {
  return cell.map(({ words, tag, href }) => (
    <span key={words} className="piece">
      {tag !== null && <PartyTag tag={tag} />} {href === null ? words : <a href={href}>{words}</a>}
    </span>
  ));
}

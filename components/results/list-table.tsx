import { PartyTag } from '#components/ui/party-tag.tsx';
import { ROLES } from '#components/ui/table-roles.ts';
import type { ListCell, ListTable as ListTableView } from '#lib/view/results-table.ts';

interface ListTableProps {
  readonly table: ListTableView;
}

/** A plain table of people, parties or records. */
export function ListTable({ table }: ListTableProps) {
  const { columns, rows } = table;
  if (rows.length === 0) return <p className="results-none">{table.none}</p>;
  return (
    <table {...ROLES.table} className={`list-table list-table-${table.id}`}>
      <caption>{table.caption}</caption>
      <thead {...ROLES.rowGroup}>
        <tr {...ROLES.row}>
          {columns.map(({ label, isFigure }) => (
            <th {...ROLES.columnHeader} key={label} scope="col" className={isFigure ? 'figure' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...ROLES.rowGroup}>
        {rows.map(({ id, cells: [head = [], ...others] }) => (
          <tr {...ROLES.row} key={id}>
            <th {...ROLES.rowHeader} scope="row">
              <Cell cell={head} />
            </th>
            {others.map((cell, index) => (
              <td
                {...ROLES.cell}
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

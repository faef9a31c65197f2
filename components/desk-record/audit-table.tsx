import type { AuditRow } from '#lib/view/desk/audit-view.ts';

interface AuditTableProps {
  readonly rows: readonly AuditRow[];
}

export function AuditTable({ rows }: AuditTableProps) {
  if (rows.length === 0) return null;
  return (
    <table className="record-table">
      <caption className="sr-only">The record, newest first</caption>
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">Time</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.seq}>
            <td>{row.seq}</td>
            <td>
              <time dateTime={row.at}>{row.time}</time>
            </td>
            <td>{row.who}</td>
            <td>
              <p className="record-what">{row.what}</p>
              {row.why !== null && <p>“{row.why}”</p>}
              {row.details.length > 0 && (
                <details>
                  <summary>{row.summary}</summary>
                  <ul>
                    {row.details.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                </details>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

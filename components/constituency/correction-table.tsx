import type { ChangeView } from '#lib/view/record-view-changes.ts';

/** Old and new figures side by side: only those that a correction changed. */
export function CorrectionTable({ changes }: { readonly changes: readonly ChangeView[] }) {
  return (
    <table className="record-changes">
      <caption className="sr-only">Figures that changed</caption>
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col">Was</th>
          <th scope="col">Is</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.figure}>
            <th scope="row">{change.figure}</th>
            <td>
              <del>{change.was}</del>
            </td>
            <td>
              <ins>{change.is}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

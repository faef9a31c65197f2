import type { EntryForm } from '#lib/desk/entry-form.ts';
import type { ChangedView } from '#lib/view/desk/changed-view.ts';

interface ChangedNoticeProps {
  readonly changed: ChangedView;
  readonly onGoOn: (form: EntryForm) => void;
}

/** The seat became another while somebody typed: what is public now, and where it differs. Nothing typed is lost. */
export function ChangedNotice({ changed, onGoOn }: ChangedNoticeProps) {
  return (
    <section className="changed-notice" role="alert" aria-label="Changed while you typed">
      <p>
        <b>This seat changed while you typed.</b> Public now: {changed.words} What you typed is kept.
      </p>
      {changed.rows.length > 0 && (
        <table className="comparison">
          <caption className="sr-only">Where it differs</caption>
          <thead>
            <tr>
              <td />
              <th scope="col">You</th>
              <th scope="col">Public</th>
            </tr>
          </thead>
          <tbody>
            {changed.rows.map(({ key, name, typed, isPublic }) => (
              <tr key={key} className="is-different">
                <th scope="row">{name}</th>
                <td>{typed}</td>
                <td>{isPublic}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <button type="button" onClick={() => onGoOn(changed.goOn)}>
        {changed.goOnLabel}
      </button>
    </section>
  );
}

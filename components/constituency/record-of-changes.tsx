import { Section } from '#components/ui/section.tsx';
import type { RecordView } from '#lib/view/record-view.ts';
import { CorrectionTable } from './correction-table.tsx';

/** What was published about this seat and when, newest first. Nothing leaves it. */
export function RecordOfChanges({ record }: { readonly record: RecordView }) {
  return (
    <Section id="record" title="Record">
      <ol className="record-entries">
        {record.entries.map((entry) => (
          <li key={entry.key}>
            <time dateTime={entry.at}>{entry.time}</time>
            <div>
              <h3>{entry.heading}</h3>
              {entry.lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
              {entry.changes.length === 0 ? null : <CorrectionTable changes={entry.changes} />}
              {entry.href !== null && (
                <p>
                  <a href={entry.href} aria-label={`${entry.heading}, ${entry.time}: the whole change`}>
                    The whole change
                  </a>
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
      <p className="note">{record.note}</p>
      {record.corrections !== null && (
        <p className="more">
          <a href={record.corrections}>All corrections of this seat</a>
        </p>
      )}
    </Section>
  );
}

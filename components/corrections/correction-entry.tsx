import type { CorrectionEntryView } from '#lib/view/correction-entry.ts';
import { FiguresTable } from './figures-table.tsx';

interface CorrectionEntryProps {
  readonly entry: CorrectionEntryView;
  /** On its own page the change is the headline of the page. */
  readonly isAlone?: boolean;
}

/** One change after publication: what, why, whence and when, the old beside the new. */
export function CorrectionEntry({ entry, isAlone = false }: CorrectionEntryProps) {
  const Heading = isAlone ? 'h1' : 'h2';
  return (
    <article className="correction" id={`change-${entry.id}`} aria-labelledby={`change-${entry.id}-title`}>
      <p className="correction-meta">
        <b>{entry.label}</b>
        <a href={entry.href} aria-label={`${entry.time}, link to this change`}>
          <time dateTime={entry.at}>{entry.time}</time>
        </a>
      </p>
      <div className="correction-words">
        <Heading id={`change-${entry.id}-title`}>{entry.headline}</Heading>
        {entry.reason !== '' && <p className="correction-reason">{entry.reason}</p>}
        {entry.lines.map((line) => (
          <p key={line} className="correction-line">
            {line}
          </p>
        ))}
        {entry.published.length > 0 && (
          <dl className="correction-published">
            {entry.published.map(({ key, name, words }) => (
              <div key={key}>
                <dt>{name}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        )}
        {entry.about !== null && (
          <p className="more">
            <a href={entry.about.href}>{entry.about.words}</a>
          </p>
        )}
      </div>
      {entry.figures.length > 0 && <FiguresTable caption={entry.headline} rows={entry.figures} />}
    </article>
  );
}

'use client';

interface ResultsBarProps {
  /** "3 new results"; empty when the rows are as they would be now. */
  readonly newer: string;
  readonly onShow: () => void;
  readonly csv: string;
  readonly json: string;
}

/** Above the table: new rows that wait, and the same rows as files. It keeps its height. */
export function ResultsBar({ newer, onShow, csv, json }: ResultsBarProps) {
  return (
    <div className="results-bar">
      <p className="results-newer">
        {newer !== '' && (
          <button type="button" className="new-posts" onClick={onShow}>
            {newer}
          </button>
        )}
      </p>
      <p className="results-files">
        These rows as{' '}
        <a href={csv} download>
          CSV
        </a>{' '}
        or <a href={json}>JSON</a>
      </p>
    </div>
  );
}

import { useEffect, useRef, useState } from 'react';
import { CorrectionTable } from '#components/constituency/correction-table.tsx';
import { PartyTag } from '#components/ui/party-tag.tsx';
import { SeatSummary } from '#components/ui/seat-summary.tsx';
import type { KeysView } from '#lib/view/desk/keys-view.ts';
import type { ReviewView } from '#lib/view/desk/review-view.ts';
import type { ToConfirm } from './use-hand-in.ts';

interface ReviewProps {
  readonly review: ReviewView;
  readonly keys: KeysView;
  readonly toConfirm: readonly ToConfirm[];
  readonly isBusy: boolean;
  /** How the sending stands, in words. */
  readonly status: string;
  readonly onBack: () => void;
  readonly onHandIn: () => void;
}

/** What readers will read, word for word, and what it does to the night, before anybody reads it. */
export function Review({ review, keys, toConfirm, isBusy, status, onBack, onHandIn }: ReviewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set());
  const [isAsked, setAsked] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  const open = toConfirm.filter(({ words }) => !confirmed.has(words));
  function handIn() {
    setAsked(open.length > 0);
    if (open.length === 0) onHandIn();
  }
  return (
    <section
      className="review"
      aria-labelledby="review-title"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onBack();
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) handIn();
        else return;
        event.preventDefault();
      }}
    >
      <h3 id="review-title" ref={heading} tabIndex={-1}>
        {keys.publishesAlone ? 'Readers will read' : 'Readers will read, once it is agreed'}
      </h3>
      {toConfirm.length > 0 && (
        <fieldset className="review-confirm">
          <legend>Confirm each against the source</legend>
          {toConfirm.map(({ words }) => (
            <label key={words}>
              <input
                type="checkbox"
                checked={confirmed.has(words)}
                onChange={(event) => setConfirmed(withOrWithout(confirmed, words, event.target.checked))}
              />
              <span>{words}</span>
            </label>
          ))}
        </fieldset>
      )}
      <p className="review-sentence">{review.sentence}</p>
      {review.reason !== null && <p className="review-reason">{review.reason}</p>}
      {review.story !== '' && <p className="review-story">{review.story}</p>}
      {review.changes.length > 0 && <CorrectionTable changes={review.changes} />}
      {review.changes.length === 0 && review.seat.card !== null && <SeatSummary seat={review.seat} />}
      {review.totals.length > 0 && (
        <table className="review-totals">
          <caption>What it does to the night</caption>
          <thead>
            <tr>
              <td />
              <th scope="col">Now</th>
              <th scope="col">Then</th>
            </tr>
          </thead>
          <tbody>
            {review.totals.map(({ key, tag, name, before, after }) => (
              <tr key={key}>
                <th scope="row">
                  {tag !== null && <PartyTag tag={tag} />} {name}
                </th>
                <td>{before}</td>
                <td>
                  <b>{after}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {review.headline.before !== review.headline.after && (
        <p className="review-headline">
          Headline: <b>{review.headline.after}</b>
        </p>
      )}
      {review.moments.map((words) => (
        <p key={words} className="review-headline">
          Key event: <b>{words}</b>
        </p>
      ))}
      <p className="review-source">
        Source: {review.source}
        {review.declaredAt !== null && ` · Declared ${review.declaredAt}`}
      </p>
      <div className="hand-foot">
        <p className="review-keys">{keys.words}</p>
        <div className="hand-actions">
          <button type="button" className="is-main" aria-disabled={isBusy} onClick={handIn}>
            {keys.button} <kbd>Ctrl Enter</kbd>
          </button>
          <button type="button" onClick={onBack}>
            Back <kbd>Esc</kbd>
          </button>
        </div>
        <p className="hand-status" role="status">
          {isAsked && open.length > 0 ? 'Confirm what is listed first.' : status}
        </p>
      </div>
    </section>
  );
}

function withOrWithout(set: ReadonlySet<string>, value: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (isIn) next.add(value);
  else next.delete(value);
  return next;
}

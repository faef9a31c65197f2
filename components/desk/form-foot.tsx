import type { EntryDoubt } from '#lib/desk/doubts/doubt.ts';
import type { SumView } from '#lib/view/desk/sums-view.ts';
import { Doubts } from './doubts.tsx';
import { Sums } from './sums.tsx';

interface FormFootProps {
  readonly sums: readonly SumView[];
  readonly doubts: readonly EntryDoubt[];
  /** How safe what was typed is. */
  readonly kept: string;
  /** What still lacks, once somebody asked. */
  readonly status: string;
  readonly isUntouched: boolean;
  readonly onReview: () => void;
  readonly onThrowAway: () => void;
}

/** What the figures come to, what is odd about them, and the next step: always in sight. */
export function FormFoot({ sums, doubts, kept, status, isUntouched, onReview, onThrowAway }: FormFootProps) {
  return (
    <div className="hand-foot">
      {sums.length > 0 && <Sums sums={sums} />}
      <Doubts doubts={doubts} />
      <div className="hand-actions">
        <button type="button" className="is-main" onClick={onReview}>
          Review <kbd>Ctrl Enter</kbd>
        </button>
        {!isUntouched && (
          <button type="button" onClick={onThrowAway}>
            Throw away
          </button>
        )}
        <p className="kept-words" role="status">
          {kept}
        </p>
      </div>
      <p className="hand-status" role="status">
        {status}
      </p>
    </div>
  );
}

import type { EntryDoubt } from '#lib/desk/doubts/doubt.ts';

interface DoubtsProps {
  readonly doubts: readonly EntryDoubt[];
}

/** What is odd about the figures so far. Announced when it changes, after whoever types has stopped. */
export function Doubts({ doubts }: DoubtsProps) {
  return (
    <div className="doubts" aria-live="polite">
      {doubts.length > 0 && (
        <ul>
          {doubts.map(({ code, words, weight }) => (
            <li key={`${code} ${words}`} className={`doubt-${weight}`}>
              {words}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

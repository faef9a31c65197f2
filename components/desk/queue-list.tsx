import type { KeyboardEvent } from 'react';
import { type Hand, keyOfHand } from '#lib/view/desk/hand.ts';
import type { QueueView } from '#lib/view/desk/queue-view.ts';

interface QueueListProps {
  readonly queue: QueueView;
  readonly inHand: Hand;
  readonly onTake: (hand: Hand) => void;
}

/** What needs a person. Up and down walk it, Enter takes an item in hand. */
export function QueueList({ queue, inHand, onTake }: QueueListProps) {
  if (queue.groups.length === 0) {
    return <p className="desk-empty">Nothing waits. Find a seat by typing its name: Ctrl K.</p>;
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons inside.
    <div onKeyDown={walk}>
      {queue.groups.map(({ key, title, items, count, more }) => (
        <section key={key} className={`queue-group queue-${key}`} aria-labelledby={`queue-${key}`}>
          <h2 id={`queue-${key}`}>
            {title} <span className="queue-count">{count}</span>
          </h2>
          <ul>
            {items.map((item) => (
              <li key={item.key}>
                <button
                  type="button"
                  aria-current={keyOfHand(item.hand) === keyOfHand(inHand) ? 'true' : undefined}
                  onClick={() => onTake(item.hand)}
                >
                  <b>{item.title}</b> <time>{item.time}</time> <span>{item.words}</span>
                </button>
              </li>
            ))}
          </ul>
          {more !== null && <p className="queue-more">{more}</p>}
        </section>
      ))}
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

function walk(event: KeyboardEvent<HTMLDivElement>) {
  const step = STEPS[event.key];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const place = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[place + step]?.focus();
  event.preventDefault();
}

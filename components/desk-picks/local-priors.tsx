'use client';
import { useSending } from '#components/desk/use-sending.ts';
import type { LocalPriorRow, OpenSeat } from '#lib/view/desk/local-priors-view.ts';
import { NewLocalPrior } from './new-local-prior.tsx';

interface LocalPriorsProps {
  readonly rows: readonly LocalPriorRow[];
  readonly seats: readonly OpenSeat[];
  readonly maySteer: boolean;
}

/** What the newsroom knows of single candidates from outside the count, and tells the forecast. */
export function LocalPriors({ rows, seats, maySteer }: LocalPriorsProps) {
  const sending = useSending();
  return (
    <section className="forecast-switch" aria-labelledby="local-priors">
      <h2 id="local-priors">What the forecast is told of candidates</h2>
      <p>
        A local campaign, or a poll of one seat: what no other seat can tell. It moves the chances of that
        seat alone, within seconds, and readers of the seat see it with your reason, without your name.
      </p>
      {rows.length === 0 ? (
        <p>Nothing since the close of poll.</p>
      ) : (
        <ul className="pick-rows">
          {rows.map(({ seat, candidate, who, expected, reason, about }) => (
            <li key={candidate}>
              <b>{who}</b> <span>{about}</span>
              <p>
                {expected}: {reason}
              </p>
              {maySteer && (
                <button
                  type="button"
                  onClick={() =>
                    void sending.send({
                      kind: 'removeLocalPrior',
                      constituencyId: seat,
                      candidateId: candidate,
                    })
                  }
                >
                  Take {who} off
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {maySteer ? <NewLocalPrior seats={seats} sending={sending} /> : <p>A chief tells the forecast.</p>}
    </section>
  );
}

import { Outcome } from '#components/ui/outcome.tsx';
import type { CausesView, WhyView } from '#lib/view/forecast-why.ts';

interface WhyProps {
  readonly why: WhyView;
  /** Shown open where the page is about this seat. */
  readonly isOpen?: boolean;
}

/** Why the forecast has a seat where it does: the declared seats like it, and what each group of features does. */
export function Why({ why, isOpen = false }: WhyProps) {
  return (
    <details className="why" open={isOpen}>
      <summary>Why</summary>
      <p>{why.words}</p>
      {why.alike.length > 0 && (
        <ul className="why-alike">
          {why.alike.map((seat) => (
            <li key={seat.id}>
              <a href={`/constituency/${seat.slug}`}>{seat.name}</a>
              <span>
                {seat.outcome !== null && <Outcome {...seat.outcome} />}
                {seat.change !== null && <small>{seat.change} pts</small>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {why.causes !== null && <Causes causes={why.causes} />}
    </details>
  );
}

function Causes({ causes }: { readonly causes: CausesView }) {
  return (
    <table className="why-causes">
      <caption>Expected change of the share, in points, by what it comes from</caption>
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">{causes.defender}</th>
          <th scope="col">{causes.challenger}</th>
        </tr>
      </thead>
      <tbody>
        {causes.rows.map((row) => (
          <tr key={row.group}>
            <th scope="row">{row.name}</th>
            <td>{row.defender}</td>
            <td>{row.challenger}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

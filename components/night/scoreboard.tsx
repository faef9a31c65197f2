import { Changing } from '#components/ui/changing.tsx';
import { PartyTag } from '#components/ui/party-tag.tsx';
import { Section } from '#components/ui/section.tsx';
import type { ScoreboardView, ScoreRow } from '#lib/view/scoreboard-view.ts';

interface ScoreboardProps {
  readonly scoreboard: ScoreboardView;
}

export function Scoreboard({ scoreboard }: ScoreboardProps) {
  return (
    <Section id="scoreboard" title="Scoreboard">
      <table className="score">
        <caption className="sr-only">{scoreboard.caption}</caption>
        <thead>
          <tr>
            <th scope="col">Party</th>
            <th scope="col">Seats</th>
            <th scope="col">Net</th>
            <th scope="col">Share&nbsp;%</th>
            <th scope="col">Points</th>
          </tr>
        </thead>
        <tbody>
          {scoreboard.parties.map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </tbody>
        <tbody className="apart">
          {scoreboard.apart.map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </tbody>
      </table>
      <p className="note">{scoreboard.notes.join(' ')}</p>
    </Section>
  );
}

function Row({ row }: { readonly row: ScoreRow }) {
  return (
    <tr className={row.hasSeats ? undefined : 'none'}>
      <th scope="row">
        <span className="party">
          {row.tag !== null && <PartyTag tag={row.tag} />}
          <span className="party-name">{row.name}</span>
        </span>
      </th>
      <td className="seats">
        <Changing value={row.seats} />
      </td>
      <td>{row.net}</td>
      <td>{row.share}</td>
      <td>{row.change}</td>
    </tr>
  );
}

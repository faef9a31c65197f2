import { Calibration } from '#components/forecast/score.tsx';
import { Section } from '#components/ui/section.tsx';
import type { RecordView, ScoreTable, TotalsTable } from '#lib/view/method-view.ts';

/** What the forecast would have said on past nights, declaration by declaration, and how right that was. */
export function RecordPart({ record }: { readonly record: RecordView }) {
  return (
    <Section id="record" title="Its record on past nights">
      {record.words.map((words) => (
        <p key={words}>{words}</p>
      ))}
      <p>{record.intervals}</p>
      <p className="note">
        Each night was played again in the order of its declarations. Log loss / Brier score: the lower the
        better. Means are over 5, 10, 25, 50 and 75% declared, of seats still open. {record.draws}
      </p>
      <div className="method-columns">
        <div>
          <Nights record={record} />
          <Checkpoints table={record.checkpoints} />
        </div>
        <div>
          <Calibration rows={record.calibration} />
          <Totals table={record.totals} />
        </div>
      </div>
      <Lost record={record} />
    </Section>
  );
}

function Nights({ record }: { readonly record: RecordView }) {
  return (
    <div className="chart-scroll">
      <table className="count-table">
        <caption>Mean log loss / Brier score by night</caption>
        <thead>
          <tr>
            <th scope="col">Night</th>
            <th scope="col">By its constants</th>
            <th scope="col">Forecast</th>
            <th scope="col">One swing</th>
            <th scope="col">Swing by region</th>
          </tr>
        </thead>
        <tbody>
          {record.scores.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <td>{row.seen}</td>
              <td>
                <b>{row.model}</b>
              </td>
              <td>{row.uniform}</td>
              <td>{row.regional}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Checkpoints({ table }: { readonly table: ScoreTable }) {
  return (
    <div className="chart-scroll">
      <table className="count-table">
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Open</th>
            <th scope="col">Forecast</th>
            <th scope="col">One swing</th>
            <th scope="col">Changes expected / real</th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <td>{row.open}</td>
              <td>
                <b>{row.model}</b>
              </td>
              <td>{row.uniform}</td>
              <td>{row.changes}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Totals({ table }: { readonly table: TotalsTable }) {
  return (
    <div className="chart-scroll">
      <table className="count-table">
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            <th scope="col">When</th>
            {table.parties.map((party) => (
              <th key={party} scope="col">
                {party}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              {row.cells.map((cell, index) => (
                <td key={table.parties[index]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Lost({ record }: { readonly record: RecordView }) {
  return (
    <div className="chart-scroll">
      <table className="count-table">
        <caption>Seats that the night’s biggest gainer lost, as seen just before each declared</caption>
        <thead>
          <tr>
            <th scope="col">Seat</th>
            <th scope="col">Declared before it</th>
            <th scope="col">Chance of falling</th>
            <th scope="col">Place on its list</th>
          </tr>
        </thead>
        <tbody>
          {record.lost.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <td>{row.declared}</td>
              <td>{row.chance}</td>
              <td>{row.rank}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

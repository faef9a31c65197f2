import { Section } from '#components/ui/section.tsx';
import type { DriversChoice } from '#lib/view/drivers-address.ts';
import type { DriversOptions } from '#lib/view/drivers-choice.ts';
import type { ScatterPoint } from '#lib/view/drivers-scatter.ts';
import type { BinTable, DriversView, TailList } from '#lib/view/drivers-view.ts';
import { Choice } from './choice.tsx';
import { Ranking } from './ranking.tsx';
import { Scatter } from './scatter.tsx';

interface DriversProps {
  readonly options: DriversOptions;
  readonly drivers: DriversView;
  /** Whether the browser makes the figures itself by now; until then they are the server's. */
  readonly follows: boolean;
  readonly points: readonly ScatterPoint[];
  /** The moment that the address asks for, kept by the form. */
  readonly at: string | null;
  readonly onChoose: (choice: DriversChoice) => void;
}

/** One party's change against one measure: dots, bins, and how all measures compare. */
export function Drivers({ options, drivers, follows, points, at, onChoose }: DriversProps) {
  return (
    <div className="drivers" data-follows={follows}>
      <div>
        <Section id="measure" title="Against who lives there">
          <Choice options={options} choice={drivers.choice} at={at} onChoose={onChoose} />
          <figure className="chart">
            <figcaption>{drivers.title}</figcaption>
            <Scatter scatter={drivers.scatter} party={drivers.party} points={points} />
          </figure>
          <p className="drivers-unlike">{drivers.representation}</p>
          <p className="note">{drivers.notes.join(' ')}</p>
        </Section>
        <Section id="bins" title="Band by band">
          <Bins bins={drivers.bins} />
          {drivers.list !== null && <Tail list={drivers.list} />}
        </Section>
      </div>
      <Ranking
        rows={drivers.ranking}
        rule={drivers.rankingRule}
        onChoose={onChoose}
        party={drivers.choice.party}
      />
    </div>
  );
}

function Bins({ bins }: { readonly bins: BinTable }) {
  return (
    <table className="bins">
      <caption className="sr-only">{bins.caption}</caption>
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col">Declared</th>
          <th scope="col">Compared</th>
          <th scope="col">Mean</th>
          <th scope="col">Spread</th>
        </tr>
      </thead>
      <tbody>
        {bins.rows.map((row) => (
          <tr key={row.words}>
            <th scope="row">{row.words}</th>
            <td>{row.declared}</td>
            <td>{row.compared}</td>
            <td className="bins-mean">{row.mean}</td>
            <td>{row.spread}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Tail({ list }: { readonly list: TailList }) {
  return (
    <details className="chart-figures">
      <summary>{list.title}</summary>
      <table>
        <caption className="sr-only">{list.title}</caption>
        <thead>
          <tr>
            <th scope="col">Seat</th>
            <th scope="col">Measure</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          {list.rows.map(({ slug, name, value, change }) => (
            <tr key={slug}>
              <th scope="row">
                <a href={`/constituency/${slug}`}>{name}</a>
              </th>
              <td>{value}</td>
              <td>{change}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

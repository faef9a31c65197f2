import { Calibration } from '#components/forecast/score.tsx';
import { CountTable } from '#components/ui/count-table.tsx';
import { Section } from '#components/ui/section.tsx';
import type { RecordView } from '#lib/view/method-view.ts';

interface RecordPartProps {
  readonly record: RecordView;
}

/** What the forecast would have said on past nights, declaration by declaration, and how right that was. */
export function RecordPart({ record }: RecordPartProps) {
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
          <Checkpoints record={record} />
        </div>
        <div>
          <Calibration rows={record.calibration} />
          <Totals record={record} />
        </div>
      </div>
      <Lost record={record} />
    </Section>
  );
}

function Nights({ record }: RecordPartProps) {
  return (
    <CountTable
      caption="Mean log loss / Brier score by night"
      columns={['Night', 'By its constants', 'Forecast', 'One swing', 'Swing by region']}
      rows={record.scores.map(({ key, name, seen, model, uniform, regional }) => ({
        key,
        name,
        cells: [seen, <b key="own">{model}</b>, uniform, regional],
      }))}
    />
  );
}

function Checkpoints({ record: { checkpoints } }: RecordPartProps) {
  return (
    <CountTable
      caption={checkpoints.caption}
      columns={['When', 'Open', 'Forecast', 'One swing', 'Changes expected / real']}
      rows={checkpoints.rows.map(({ key, name, open, model, uniform, changes }) => ({
        key,
        name,
        cells: [open, <b key="own">{model}</b>, uniform, changes],
      }))}
    />
  );
}

function Totals({ record: { totals } }: RecordPartProps) {
  return <CountTable caption={totals.caption} columns={['When', ...totals.parties]} rows={totals.rows} />;
}

function Lost({ record }: RecordPartProps) {
  return (
    <CountTable
      caption="Seats that the night’s biggest gainer lost, as seen just before each declared"
      columns={['Seat', 'Declared before it', 'Chance of falling', 'Place on its list']}
      rows={record.lost.map(({ key, name, declared, chance, rank }) => ({
        key,
        name,
        cells: [declared, chance, rank],
      }))}
    />
  );
}

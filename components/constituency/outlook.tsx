import { SwingLine } from '#components/forecast/swing-line.tsx';
import { Why } from '#components/forecast/why.tsx';
import { Section } from '#components/ui/section.tsx';
import type { OutlookView } from '#lib/view/constituency-view-outlook.ts';
import type { ForecastEntryView } from '#lib/view/forecast-seat-view.ts';

/** What it would take for the seat to change hands: tonight, or next time. */
export function Outlook({ outlook }: { readonly outlook: OutlookView }) {
  return (
    <Section id="what-it-would-take" title={outlook.title}>
      <p className="outlook-story">{outlook.story}</p>
      {outlook.forecast !== null && <Forecast seat={outlook.forecast} />}
      {outlook.rows.length > 0 && (
        <table className="outlook-table">
          <caption className="sr-only">What each would need to win next time</caption>
          <thead>
            <tr>
              <th scope="col">Next time</th>
              <th scope="col">Votes behind</th>
              <th scope="col">Swing needed</th>
            </tr>
          </thead>
          <tbody>
            {outlook.rows.map((row) => (
              <tr key={row.who}>
                <th scope="row">{row.who}</th>
                <td>{row.behind}</td>
                <td className="strong">{row.swing}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {outlook.history !== null && <p className="outlook-history">{outlook.history}</p>}
      {outlook.method !== null && (
        <p className="note">
          {outlook.method} <a href={outlook.forecast === null ? '/method' : '/method#forecast'}>Method</a>
        </p>
      )}
    </Section>
  );
}

function Forecast({ seat }: { readonly seat: ForecastEntryView }) {
  return (
    <>
      {seat.moved !== null && <p className="risk-moves">With the last results: {seat.moved}.</p>}
      {seat.swing !== null && (
        <SwingLine swing={seat.swing} standing={seat.challengers[0]?.standing ?? 'independent'} />
      )}
      {seat.noSwing !== null && <p className="note">{seat.noSwing}</p>}
      <Why why={seat.why} isOpen />
    </>
  );
}

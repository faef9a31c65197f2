import { Section } from '#components/ui/section.tsx';
import type { OutlookView } from '#lib/view/constituency-view-outlook.ts';

/** What it would take for the seat to change hands: tonight, or next time. */
export function Outlook({ outlook }: { readonly outlook: OutlookView }) {
  return (
    <Section id="what-it-would-take" title={outlook.title}>
      <p className="outlook-story">{outlook.story}</p>
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
      {outlook.method !== null && <p className="note">{outlook.method}</p>}
    </Section>
  );
}

import { RiskSeat, UnmeasuredSeat } from '#components/night/risk-panel.tsx';
import { KeptList } from '#components/ui/kept-list.tsx';
import { Outcome } from '#components/ui/outcome.tsx';
import { Section } from '#components/ui/section.tsx';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { AtRiskBandView, AtRiskEntry, AtRiskView } from '#lib/view/at-risk-view.ts';
import { RiskSummary } from './risk-summary.tsx';

interface RiskSectionProps {
  readonly risk: AtRiskView;
  /** Why it is not the forecast that stands here. */
  readonly note: string | null;
  readonly onKeep: (name: string, ids: readonly ConstituencyId[]) => void;
}

/** Every seat at risk, by band; the numbers above choose whose. */
export function RiskSection({ risk, note, onKeep }: RiskSectionProps) {
  return (
    <Section id="seats-at-risk" title="At risk tonight">
      {note !== null && <p className="risk-lead">{note}</p>}
      {risk.wait !== null && <p className="risk-wait">{risk.wait}</p>}
      {risk.summary !== null && <RiskSummary summary={risk.summary} />}
      {risk.method !== null && (
        <p className="note">
          {risk.method} <a href="/method#figures">Method</a>
        </p>
      )}
      {risk.bands.map((band) => (
        <Band key={band.band} band={band} onKeep={onKeep} />
      ))}
      {risk.unmeasured !== null && (
        <>
          <h3 className="risk-band">
            {risk.unmeasured.title} <small>{risk.unmeasured.count}</small>
          </h3>
          <ul className="risk-list risk-grid">
            {risk.unmeasured.rows.map((row) => (
              <UnmeasuredSeat key={row.id} row={row} />
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

interface BandProps {
  readonly band: AtRiskBandView;
  readonly onKeep: (name: string, ids: readonly ConstituencyId[]) => void;
}

function Band({ band, onKeep }: BandProps) {
  if (band.entries.length === 0 && band.changes === 0) return null;
  return (
    <>
      <h3 className="risk-band">
        {band.title} <small>{band.count}</small>
      </h3>
      <KeptList
        changes={band.changes}
        words="Show the list as it is now"
        onUpdate={() => onKeep(band.band, band.latest)}
      >
        <ul className="risk-list risk-grid">
          {band.entries.map((entry) => (
            <Entry key={entry.row.id} entry={entry} />
          ))}
        </ul>
      </KeptList>
    </>
  );
}

function Entry({ entry }: { readonly entry: AtRiskEntry }) {
  if (entry.kind === 'risk') return <RiskSeat row={entry.row} remark={entry.moved} />;
  return (
    <li className="risk-left">
      <div className="risk-head">
        <a href={`/constituency/${entry.row.slug}`}>{entry.row.name}</a>
        {entry.outcome !== null && <Outcome {...entry.outcome} />}
      </div>
      <p className="risk-who">{entry.outcome === null ? 'No longer within reach.' : 'Decided.'}</p>
    </li>
  );
}

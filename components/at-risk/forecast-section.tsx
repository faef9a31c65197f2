import { ForecastSeat } from '#components/forecast/forecast-seat.tsx';
import { LossesTable } from '#components/forecast/losses-table.tsx';
import { MethodLink } from '#components/forecast/method-link.tsx';
import { KeptList } from '#components/ui/kept-list.tsx';
import { Outcome } from '#components/ui/outcome.tsx';
import { PartyTag } from '#components/ui/party-tag.tsx';
import { Section } from '#components/ui/section.tsx';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type {
  AtRiskForecastBand,
  AtRiskForecastEntry,
  AtRiskForecastView,
} from '#lib/view/at-risk-forecast-view.ts';

interface ForecastSectionProps {
  readonly risk: AtRiskForecastView;
  readonly onKeep: (name: string, ids: readonly ConstituencyId[]) => void;
}

/** Every seat at risk by the forecast, band by band; the numbers above choose whose. */
export function ForecastSection({ risk, onKeep }: ForecastSectionProps) {
  return (
    <Section id="seats-at-risk" title="At risk tonight">
      <p className="risk-lead">{risk.lead}</p>
      <div className="risk-overview">
        <LossesTable summary={risk.summary} />
        <Moved moved={risk.moved} unmoved={risk.unmoved} />
      </div>
      <MethodLink />
      {risk.bands.map((band) => (
        <Band key={band.band} band={band} onKeep={onKeep} />
      ))}
      {risk.apart !== null && <Band band={risk.apart} onKeep={onKeep} />}
    </Section>
  );
}

/** Room is kept for as many as are ever shown, so that nothing below moves. */
function Moved({ moved, unmoved }: Pick<AtRiskForecastView, 'moved' | 'unmoved'>) {
  return (
    <div className="risk-moved">
      <h3>What the last results moved</h3>
      {moved.length === 0 && <p className="note">{unmoved}</p>}
      <ul>
        {moved.map((seat) => (
          <li key={seat.id}>
            <a href={`/constituency/${seat.slug}`}>{seat.name}</a> <PartyTag tag={seat.defender} isOutlined />
            <span>{seat.words}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface BandProps {
  readonly band: AtRiskForecastBand;
  readonly onKeep: (name: string, ids: readonly ConstituencyId[]) => void;
}

function Band({ band, onKeep }: BandProps) {
  if (band.entries.length === 0 && band.changes === 0) return null;
  return (
    <>
      <h3 className="risk-band">
        {band.title}
        {band.range !== null && (
          <span className="risk-range">
            <span className="risk-range-of">chance of falling</span> {band.range}
          </span>
        )}
        <small>{band.count}</small>
      </h3>
      <KeptList
        changes={band.changes}
        words="Show the list as it is now"
        onUpdate={() => onKeep(band.band, band.latest)}
      >
        <ul className="risk-list risk-grid">
          {band.entries.map((entry) => (
            <Entry key={entry.row.id} entry={entry} showsBand={band.band === 'apart'} />
          ))}
        </ul>
      </KeptList>
      {band.wholeHref !== null && (
        <p className="more">
          <a href={band.wholeHref}>
            All {band.count}: {band.title.toLowerCase()}
          </a>
        </p>
      )}
    </>
  );
}

interface EntryProps {
  readonly entry: AtRiskForecastEntry;
  readonly showsBand: boolean;
}

function Entry({ entry, showsBand }: EntryProps) {
  if (entry.kind === 'risk') {
    const { row, now } = entry;
    return <ForecastSeat row={row} why={row.why} remark={showsBand ? row.bandTitle : now} />;
  }
  return (
    <li className="risk-left">
      <div className="risk-head">
        <a href={`/constituency/${entry.row.slug}`}>{entry.row.name}</a>
        {entry.outcome !== null && <Outcome {...entry.outcome} />}
      </div>
      <p className="risk-who">{entry.outcome === null ? 'No longer at risk.' : 'Decided.'}</p>
    </li>
  );
}

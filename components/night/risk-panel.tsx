import { PartyTag } from '#components/ui/party-tag.tsx';
import { Section } from '#components/ui/section.tsx';
import type { RiskBandView, RiskRow, RiskView, UnmeasuredRow } from '#lib/view/risk-view.ts';
import type { ClosestView } from '#lib/view/risk-view-closest.ts';
import type { TagView } from '#lib/view/tag-view.ts';

interface RiskPanelProps {
  readonly risk: RiskView;
}

/** Seats still to declare that may change hands, and how that is reckoned. */
export function RiskPanel({ risk }: RiskPanelProps) {
  return (
    <Section id="at-risk" title="Seats at risk">
      {risk.wait !== null && <p className="risk-wait">{risk.wait}</p>}
      {risk.bands
        .filter(({ rows }) => rows.length > 0)
        .map((band) => (
          <Band key={band.band} band={band} />
        ))}
      {risk.unmeasured !== null && (
        <>
          <h3 className="risk-band">{risk.unmeasured.title}</h3>
          <ul className="risk-list">
            {risk.unmeasured.rows.map((row) => (
              <UnmeasuredSeat key={row.id} row={row} />
            ))}
          </ul>
        </>
      )}
      {risk.closest !== null && <Closest closest={risk.closest} />}
      {risk.method !== null && <p className="note">{risk.method}</p>}
    </Section>
  );
}

function Closest({ closest }: { readonly closest: ClosestView }) {
  return (
    <>
      <h3 className="risk-band">
        {closest.title} <small>majority</small>
      </h3>
      <ol className="risk-list">
        {closest.rows.map((row) => (
          <li key={row.id} className="closest">
            <a href={`/constituency/${row.slug}`}>{row.name}</a>
            <span className="risk-pair">
              <PartyTag tag={row.winner} />
              <span className="sr-only">beat</span>
              <PartyTag tag={row.runnerUp} isOutlined />
            </span>
            <b>{row.majority}</b>
          </li>
        ))}
      </ol>
    </>
  );
}

function Band({ band }: { readonly band: RiskBandView }) {
  return (
    <>
      <h3 className="risk-band">
        {band.title} <small>{band.count}</small>
      </h3>
      <ul className="risk-list">
        {band.rows.map((row) => (
          <RiskSeat key={row.id} row={row} />
        ))}
      </ul>
    </>
  );
}

interface RiskSeatProps {
  readonly row: RiskRow;
  /** What there is to say of it in this list alone. */
  readonly remark?: string | null;
}

/** One seat: who defends and who challenges, the swing needed and the swing so far. */
export function RiskSeat({ row, remark = null }: RiskSeatProps) {
  return (
    <li>
      <div className="risk-head">
        <a href={`/constituency/${row.slug}`}>{row.name}</a>
        <Pair defender={row.defender} challenger={row.challenger} />
      </div>
      <p className="risk-who">{row.who}</p>
      {remark !== null && <p className="risk-remark">{remark}</p>}
      <div className="risk-measure">
        <svg className={`gauge p-${row.challenger.standing}`} aria-hidden="true">
          <rect className="track" x="0" y="25%" width="100%" height="50%" />
          <rect className="fill" x="0" y="25%" width={row.gauge.soFar} height="50%" />
          <line className="needed-halo" x1={row.gauge.needed} x2={row.gauge.needed} y1="0" y2="100%" />
          <line className="needed" x1={row.gauge.needed} x2={row.gauge.needed} y1="0" y2="100%" />
        </svg>
        <p className="figures">
          <span>
            needs <b>{row.needed}</b>
          </span>
          <span>
            so far <b>{row.soFar}</b>
          </span>
          <span className="sr-only">measured in {row.measuredIn}</span>
        </p>
      </div>
    </li>
  );
}

export function UnmeasuredSeat({ row }: { readonly row: UnmeasuredRow }) {
  return (
    <li>
      <div className="risk-head">
        <a href={`/constituency/${row.slug}`}>{row.name}</a>
        <Pair defender={row.defender} challenger={row.challenger} />
      </div>
      <p className="risk-who">{row.words}</p>
    </li>
  );
}

function Pair({ defender, challenger }: { readonly defender: TagView; readonly challenger: TagView }) {
  return (
    <span className="risk-pair">
      <PartyTag tag={defender} isOutlined />
      <span className="sr-only">defends against</span>
      <PartyTag tag={challenger} />
    </span>
  );
}

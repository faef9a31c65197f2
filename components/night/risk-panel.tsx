import { ForecastSeat } from '#components/forecast/forecast-seat.tsx';
import { MethodLink } from '#components/forecast/method-link.tsx';
import { PartyTag } from '#components/ui/party-tag.tsx';
import { Section } from '#components/ui/section.tsx';
import type { ForecastPanelView, LossesRow, RiskPanelView } from '#lib/view/risk-panel-view.ts';
import type { RiskBandView, RiskRow, RiskView, UnmeasuredRow } from '#lib/view/risk-view.ts';
import type { ClosestView } from '#lib/view/risk-view-closest.ts';
import type { TagView } from '#lib/view/tag-view.ts';

interface RiskPanelProps {
  readonly risk: RiskPanelView;
}

/** Seats still to declare that may change hands: by the forecast, else by arithmetic; in the end the closest results. */
export function RiskPanel({ risk }: RiskPanelProps) {
  return (
    <Section id="at-risk" title={risk.kind === 'over' ? 'Closest results' : 'Seats at risk'}>
      <Content risk={risk} />
    </Section>
  );
}

function Content({ risk }: RiskPanelProps) {
  switch (risk.kind) {
    case 'forecast':
      return <ForecastPanel panel={risk} />;
    case 'arithmetic':
      return <Arithmetic risk={risk.risk} note={risk.note} />;
    case 'over':
      return <Closest closest={risk.closest} />;
    default:
      return risk satisfies never;
  }
}

function ForecastPanel({ panel }: { readonly panel: ForecastPanelView }) {
  return (
    <>
      <p className="risk-lead">{panel.lead}</p>
      {panel.losses.length > 0 && <Losses rows={panel.losses} />}
      {panel.bands.map((band) => (
        <div key={band.band}>
          <h3 className="risk-band">
            {band.title}
            <span className="risk-range">{band.range}</span>
            <small>
              <a href={band.href}>{band.count}</a>
            </small>
          </h3>
          {band.rows.length > 0 && (
            <ul className="risk-list">
              {band.rows.map((row) => (
                <ForecastSeat key={row.id} row={row} />
              ))}
            </ul>
          )}
        </div>
      ))}
      <p className="more">
        <a href="/at-risk#seats-at-risk">Every seat at risk, and why</a>
      </p>
      <MethodLink />
    </>
  );
}

function Losses({ rows }: { readonly rows: readonly LossesRow[] }) {
  return (
    <table className="losses-list">
      <caption className="sr-only">Seats that each defending party is expected to lose</caption>
      <thead>
        <tr>
          <th scope="col">Defended by</th>
          <th scope="col">To declare</th>
          <th scope="col">Expected to fall</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <PartyTag tag={row.tag} isOutlined /> <a href={row.href}>{row.name}</a>
            </th>
            <td>{row.open}</td>
            <td>
              <b>{row.expected}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ArithmeticProps {
  readonly risk: RiskView;
  /** Why it is not the forecast that stands here. */
  readonly note: string | null;
}

function Arithmetic({ risk, note }: ArithmeticProps) {
  return (
    <>
      {note !== null && <p className="risk-lead">{note}</p>}
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
      {risk.method !== null && (
        <p className="note">
          {risk.method} <a href="/method#figures">Method</a>
        </p>
      )}
    </>
  );
}

function Closest({ closest }: { readonly closest: ClosestView }) {
  return (
    <>
      <p className="closest-head" aria-hidden="true">
        <span>Seat</span>
        <span>Won, second</span>
        <span>Majority</span>
      </p>
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

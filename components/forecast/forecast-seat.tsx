import { PartyTag } from '#components/ui/party-tag.tsx';
import type { ForecastSeatView } from '#lib/view/forecast-seat-view.ts';
import type { WhyView } from '#lib/view/forecast-why.ts';
import { SwingLine } from './swing-line.tsx';
import { Why } from './why.tsx';

interface ForecastSeatProps {
  readonly row: ForecastSeatView;
  /** Its reasons, where there is room for them. */
  readonly why?: WhyView;
  /** What there is to say of it in this list alone. */
  readonly remark?: string | null;
}

/** One seat that may fall: who defends and who challenges, its chance, the swing needed and the swing so far in seats like it. */
export function ForecastSeat({ row, why, remark = null }: ForecastSeatProps) {
  return (
    <li>
      <div className="risk-head">
        <a href={`/constituency/${row.slug}`}>{row.name}</a>
        <span className="risk-pair">
          <PartyTag tag={row.defender} isOutlined />
          <span className="sr-only">defends against</span>
          {row.challengers.map((tag) => (
            <PartyTag key={tag.letters} tag={tag} />
          ))}
        </span>
      </div>
      <div className="risk-line">
        <p className="risk-who">{row.who}</p>
        <p className="risk-chance">
          <span className="sr-only">Chance of falling </span>
          {row.chance}
        </p>
      </div>
      {(remark !== null || row.moved !== null) && (
        <p className="risk-moves">
          {remark !== null && <b>{remark}</b>}
          {remark !== null && row.moved !== null && ', '}
          {row.moved}
        </p>
      )}
      {row.swing !== null && (
        <SwingLine swing={row.swing} standing={row.challengers[0]?.standing ?? 'independent'} />
      )}
      {row.noSwing !== null && <p className="risk-who">{row.noSwing}</p>}
      {why !== undefined && <Why why={why} />}
    </li>
  );
}

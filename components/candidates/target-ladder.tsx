import type { LadderView } from '#lib/view/targets-view.ts';

interface TargetLadderProps {
  readonly ladder: LadderView;
}

/** The whole list at a glance, in order of rank; the table under it says the same in words. */
export function TargetLadder({ ladder }: TargetLadderProps) {
  if (ladder.cells.length === 0) return null;
  return (
    <figure className="ladder">
      <svg
        viewBox={`0 0 ${ladder.columns} ${ladder.rows}`}
        className={ladder.by === null ? undefined : `p-${ladder.by.standing}`}
        aria-hidden="true"
      >
        {ladder.cells.map(({ id, x, y, outcome, holder, isDecisive }) => (
          <g key={id} className={`cell-${outcome}`}>
            <rect x={x + 0.1} y={y + 0.1} width="0.8" height="0.8" />
            {outcome === 'held' && <line x1={x + 0.15} y1={y + 0.85} x2={x + 0.85} y2={y + 0.15} />}
            {outcome === 'toAnother' && (
              <circle className={`p-${holder}`} cx={x + 0.5} cy={y + 0.5} r="0.25" />
            )}
            {isDecisive && <rect className="cell-decisive" x={x} y={y} width="1" height="1" />}
          </g>
        ))}
      </svg>
      <figcaption className="note">{ladder.legend}</figcaption>
    </figure>
  );
}

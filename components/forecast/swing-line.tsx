import type { SwingView } from '#lib/view/forecast-seat-view.ts';

interface SwingLineProps {
  readonly swing: SwingView;
  /** Gives the bar the challenger's colour. */
  readonly standing: string;
}

/** The swing that a challenger needs, as a line, and the swing so far in declared seats like it, as a bar. */
export function SwingLine({ swing, standing }: SwingLineProps) {
  const { gauge } = swing;
  return (
    <div className="risk-measure">
      <svg className={`gauge p-${standing}`} aria-hidden="true">
        <rect className="track" x="0" y="25%" width="100%" height="50%" />
        <rect className="fill" x="0" y="25%" width={gauge.soFar} height="50%" />
        <line className="needed-halo" x1={gauge.needed} x2={gauge.needed} y1="0" y2="100%" />
        <line className="needed" x1={gauge.needed} x2={gauge.needed} y1="0" y2="100%" />
      </svg>
      <p className="figures">
        <span>
          swing needed <b>{swing.needed}</b>
        </span>
        <span>
          like it <b>{swing.soFar}</b>
        </span>
        <span className="sr-only">measured in {swing.measuredIn}</span>
      </p>
    </div>
  );
}

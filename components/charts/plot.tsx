import type { ReactNode } from 'react';
import { type AxisMark, CHART_UNITS } from '#lib/view/charts/chart.ts';

interface PlotProps {
  /** Said instead of the drawing; the table under it has the figures. */
  readonly spoken: string;
  readonly across: readonly AxisMark[];
  readonly upright: readonly AxisMark[];
  readonly levels: readonly AxisMark[];
  /** What is stretched with the chart: paths in chart units. */
  readonly children: ReactNode;
  /** What is not: words at places of the chart. */
  readonly words?: ReactNode;
}

/** Axes and their words, at the size of the page's type whatever the width; the drawing between is stretched. */
export function Plot({ spoken, across, upright, levels, children, words }: PlotProps) {
  return (
    <svg className="plot" role="img" aria-label={spoken}>
      {upright.map((mark) => (
        <g key={mark.words}>
          <line className="plot-grid" x1="0" x2="100%" y1={mark.at} y2={mark.at} />
          <text className="plot-upright" x="0" y={mark.at} dx="-6">
            {mark.words}
          </text>
        </g>
      ))}
      {across.map((mark, place) => (
        <text
          key={mark.words}
          className={place % 2 === 0 ? 'plot-across' : 'plot-across plot-across-between'}
          x={mark.at}
          y="100%"
          dy="18"
        >
          {mark.words}
        </text>
      ))}
      <svg
        className="plot-drawing"
        width="100%"
        height="100%"
        viewBox={`0 0 ${CHART_UNITS} ${CHART_UNITS}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {children}
      </svg>
      {levels.map((mark) => (
        <g key={mark.words}>
          <line className="plot-level" x1="0" x2="100%" y1={mark.at} y2={mark.at} />
          <text className="plot-level-words" x="0" y={mark.at} dx="4" dy="-5">
            {mark.words}
          </text>
        </g>
      ))}
      {words}
    </svg>
  );
}

import type { LineChart as LineChartView } from '#lib/view/charts/chart.ts';
import { FiguresTable } from './chart-table.tsx';
import { Plot } from './plot.tsx';

interface LineChartProps {
  readonly chart: LineChartView;
}

/** Lines over the night, each named at its end, under a sentence that says what they show. */
export function LineChart({ chart }: LineChartProps) {
  return (
    <figure className="chart">
      <figcaption>{chart.title}</figcaption>
      <p className="chart-unit">{chart.unit}</p>
      <div className="chart-area">
        <Plot
          spoken={`${chart.title}. ${chart.unit}. The figures follow in a table.`}
          across={chart.across}
          upright={chart.upright}
          levels={chart.levels}
          words={chart.lines.map(
            ({ key, label }) =>
              label !== null && (
                <text key={key} className="plot-end" x={label.x} y={label.y} dx="6">
                  {label.words}
                </text>
              ),
          )}
        >
          {chart.bands.map(({ key, standing, path }) => (
            <path
              key={key}
              className={standing === null ? 'plot-band' : `plot-band p-${standing}`}
              d={path}
            />
          ))}
          {chart.lines.map(({ key, standing, path }) => (
            <path
              key={key}
              className={standing === null ? 'plot-line' : `plot-line p-${standing}`}
              d={path}
            />
          ))}
        </Plot>
      </div>
      {chart.note !== null && <p className="note">{chart.note}</p>}
      <FiguresTable table={chart.table} />
    </figure>
  );
}

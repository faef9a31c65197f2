import type { KeyboardEvent } from 'react';
import type { MomentView } from '#lib/view/moment-view.ts';
import type { TimeView } from '#lib/view/time-view.ts';
import { NightStrip } from './night-strip.tsx';

interface NightLineProps {
  readonly time: TimeView;
  readonly moment: MomentView;
  /** For a screen reader, with the moment: "99 of 650 declared". */
  readonly declared: string;
  /** A place on the line. */
  readonly onMove: (place: number) => void;
  readonly onLandmark: (step: 'earlier' | 'later') => void;
  readonly onToggle: () => void;
}

/** The night as a line with a handle. Arrows go by the minute, Page Up and Page Down by landmark, Space plays. */
export function NightLine({ time, moment, declared, onMove, onLandmark, onToggle }: NightLineProps) {
  const hearKey = (event: KeyboardEvent) => {
    if (event.key === 'PageUp') onLandmark('later');
    else if (event.key === 'PageDown') onLandmark('earlier');
    else if (event.key === ' ') onToggle();
    else return;
    event.preventDefault();
  };
  return (
    <div className="night-line needs-scripts">
      <NightStrip time={time} place={moment.place} />
      <input
        type="range"
        aria-label="Moment of the night"
        aria-valuetext={`${moment.spoken}, ${declared}`}
        min={0}
        max={Math.ceil(time.length)}
        step={1}
        value={Math.round(moment.place)}
        onChange={(event) => onMove(event.currentTarget.valueAsNumber)}
        onKeyDown={hearKey}
      />
      <svg className="night-hours" aria-hidden="true">
        {time.hours.map(({ share, words }, index) => (
          <text key={share} x={`${share * 100}%`} y="12" textAnchor={anchorOf(share, index)}>
            {words}
          </text>
        ))}
      </svg>
    </div>
  );
}

function anchorOf(share: number, index: number): 'start' | 'middle' | 'end' {
  if (index === 0) return 'start';
  return share > 0.97 ? 'end' : 'middle';
}

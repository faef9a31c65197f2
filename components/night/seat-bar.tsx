import type { BarSegment, SeatBarView } from '#lib/view/scoreboard-view-bar.ts';

interface SeatBarProps {
  readonly bar: SeatBarView;
}

/** Every seat of the House on one line: the leader from the left, all others from the right, the majority between. */
export function SeatBar({ bar }: SeatBarProps) {
  return (
    <figure className="seat-bar">
      <div className="seat-bar-ends" aria-hidden="true">
        <span>
          <b>{bar.leader.figure}</b> {bar.leader.words}
        </span>
        <span>
          <b>{bar.others.figure}</b> {bar.others.words}
        </span>
      </div>
      <svg role="img" aria-label={bar.spoken}>
        <rect className="track" x="0" y="15%" width="100%" height="70%" />
        {bar.still !== null && (
          <text className="still" x={bar.still.x} y="50%" dx="-12">
            {bar.still.words}
          </text>
        )}
        {bar.segments.map((segment) => (
          <Segment key={segment.standing} segment={segment} />
        ))}
        <line className="majority" x1={bar.majority.x} x2={bar.majority.x} y1="0" y2="100%" />
      </svg>
      <p className="seat-bar-axis" aria-hidden="true">
        <span>0</span>
        <b>{bar.majority.words}</b>
        <span>{bar.seats}</span>
      </p>
    </figure>
  );
}

function Segment({ segment }: { readonly segment: BarSegment }) {
  const { standing, x, width, middle, letter, room } = segment;
  return (
    <g className={`p-${standing}`}>
      <rect className="fill" x={x} y="15%" width={width} height="70%" />
      <line className="joint" x1={x} x2={x} y1="15%" y2="85%" />
      {room !== 'none' && (
        <text className={`fill-on letter-${room}`} x={middle} y="50%">
          {letter}
        </text>
      )}
    </g>
  );
}

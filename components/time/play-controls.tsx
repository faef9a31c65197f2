import { SPEEDS, type Speed, type usePlayback } from './use-playback.ts';

interface PlayControlsProps {
  readonly playback: ReturnType<typeof usePlayback>;
}

const NAMES: Readonly<Record<Speed, string>> = {
  1: 'as it happened',
  10: '10 times as fast',
  60: 'a minute a second',
  300: '5 minutes a second',
};

export function PlayControls({ playback }: PlayControlsProps) {
  const { isPlaying, toggle, speed, setSpeed } = playback;
  return (
    <p className="play-controls needs-scripts">
      <button type="button" onClick={toggle}>
        {isPlaying ? 'Pause' : 'Play'}
      </button>{' '}
      <label>
        <span className="sr-only">Speed</span>
        <select value={speed} onChange={(event) => setSpeed(Number(event.currentTarget.value) as Speed)}>
          {SPEEDS.map((each) => (
            <option key={each} value={each}>
              {NAMES[each]}
            </option>
          ))}
        </select>
      </label>
    </p>
  );
}

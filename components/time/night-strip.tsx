import { useId } from 'react';
import { STRIP_HEIGHT } from '#lib/view/strip-height.ts';
import type { LandmarkOnLine, TimeView } from '#lib/view/time-view.ts';

interface NightStripProps {
  readonly time: TimeView;
  /** What lies before it is drawn as passed; null draws the night alone. */
  readonly place: number | null;
}

/** Landmarks stand under the line, the great ones taller. */
const TICK_HEIGHT = 4;
const GREAT_TICK_HEIGHT = 8;

/** How many declared when, along the night, with its landmarks as ticks. Only a picture: the slider says the rest. */
export function NightStrip({ time, place }: NightStripProps) {
  const passed = useId();
  const great = time.marks.filter(({ isGreat }) => isGreat);
  return (
    <svg
      className="night-strip"
      viewBox={`0 0 ${time.length} ${place === null ? STRIP_HEIGHT : STRIP_HEIGHT + GREAT_TICK_HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className="strip-night" d={time.strip} />
      {place !== null && (
        <>
          <clipPath id={passed}>
            <rect width={place} height={STRIP_HEIGHT} />
          </clipPath>
          <path className="strip-passed" d={time.strip} clipPath={`url(#${passed})`} />
          <path className="strip-base" d={`M0 ${STRIP_HEIGHT}H${time.length}`} />
          <path className="strip-tick" d={ticks(time.marks, TICK_HEIGHT)} />
          <path className="strip-tick strip-great" d={ticks(great, GREAT_TICK_HEIGHT)} />
        </>
      )}
    </svg>
  );
}

function ticks(marks: readonly LandmarkOnLine[], height: number): string {
  return marks.map((mark) => `M${mark.place} ${STRIP_HEIGHT}v${height}`).join('');
}

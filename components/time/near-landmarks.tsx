import type { MomentView } from '#lib/view/moment-view.ts';
import type { LandmarkOnLine } from '#lib/view/time-view.ts';
import { LandmarkLink } from './landmark-list.tsx';

interface NearLandmarksProps {
  readonly moment: MomentView;
  /** Of the page's address, without its moment. */
  readonly query: string;
  /** A moment, in milliseconds since 1970. */
  readonly onChoose: (ms: number) => void;
}

/** The landmark that was passed last, and the ways to the ones before and after it. */
export function NearLandmarks({ moment, query, onChoose }: NearLandmarksProps) {
  const { passed, earlier, later } = moment;
  return (
    <div className="rewind-marks" data-own-moment="">
      <Step mark={earlier} query={query} onChoose={onChoose}>
        Earlier
      </Step>
      <Step mark={later} query={query} onChoose={onChoose}>
        Later
      </Step>
      <p>
        {passed === null ? (
          'Before the first landmark'
        ) : (
          <>
            <time dateTime={passed.at}>{passed.time}</time> {passed.words}
          </>
        )}
      </p>
    </div>
  );
}

interface StepProps extends Omit<NearLandmarksProps, 'moment'> {
  /** Null at the end of the line: then there is nowhere to go. */
  readonly mark: LandmarkOnLine | null;
  readonly children: string;
}

function Step({ mark, query, onChoose, children }: StepProps) {
  if (mark === null) return <span>{children}</span>;
  return (
    <LandmarkLink mark={mark} query={query} onChoose={onChoose}>
      {children}
      <span className="sr-only"> landmark: {mark.words}</span>
    </LandmarkLink>
  );
}

import type { MouseEvent, ReactNode } from 'react';
import { type MomentView, momentQuery } from '#lib/view/moment-view.ts';
import type { LandmarkOnLine } from '#lib/view/time-view.ts';

interface LandmarkListProps {
  readonly marks: readonly LandmarkOnLine[];
  readonly passed: LandmarkOnLine | null;
  /** Of the page's address, without its moment. */
  readonly query: string;
  /** A moment, in milliseconds since 1970. */
  readonly onChoose: (ms: number) => void;
}

/** Every landmark in words, each a link to the page as it stood then. */
export function LandmarkList({ marks, passed, query, onChoose }: LandmarkListProps) {
  return (
    <ol className="landmarks" data-own-moment="">
      {marks.map((mark) => (
        <li key={mark.id}>
          <LandmarkLink mark={mark} query={query} isPassed={mark.id === passed?.id} onChoose={onChoose}>
            <time dateTime={mark.at}>{mark.time}</time> <span>{mark.words}</span>
          </LandmarkLink>
        </li>
      ))}
    </ol>
  );
}

interface NearLandmarksProps extends Pick<LandmarkListProps, 'query' | 'onChoose'> {
  readonly moment: MomentView;
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

interface StepProps extends Pick<LandmarkListProps, 'query' | 'onChoose'> {
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

interface LandmarkLinkProps extends Pick<LandmarkListProps, 'query' | 'onChoose'> {
  readonly mark: LandmarkOnLine;
  readonly isPassed?: boolean;
  readonly children: ReactNode;
}

function LandmarkLink({ mark, query, isPassed = false, onChoose, children }: LandmarkLinkProps) {
  const choose = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onChoose(mark.ms);
  };
  return (
    <a href={momentQuery(query, mark.at)} aria-current={isPassed ? 'time' : undefined} onClick={choose}>
      {children}
    </a>
  );
}

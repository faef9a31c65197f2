import type { MouseEvent, ReactNode } from 'react';
import { momentQuery } from '#lib/view/moment-query.ts';
import type { LandmarkOnLine } from '#lib/view/time-view.ts';

interface LandmarkListProps {
  readonly marks: readonly LandmarkOnLine[];
  readonly passed: LandmarkOnLine | null;
  /** Of the page's address, without its moment. */
  readonly query: string;
  /** A moment, in milliseconds since 1970. Left out where a link is only a link. */
  readonly onChoose?: (ms: number) => void;
}

/** Every landmark in words, each a link to the page as it stood then. */
export function LandmarkList({ marks, passed, query, ...choosing }: LandmarkListProps) {
  return (
    <ol className="landmarks" data-own-moment="">
      {marks.map((mark) => (
        <li key={mark.id}>
          <LandmarkLink mark={mark} query={query} isPassed={mark.id === passed?.id} {...choosing}>
            <time dateTime={mark.at}>{mark.time}</time> <span>{mark.words}</span>
          </LandmarkLink>
        </li>
      ))}
    </ol>
  );
}

interface LandmarkLinkProps extends Pick<LandmarkListProps, 'query' | 'onChoose'> {
  readonly mark: LandmarkOnLine;
  readonly isPassed?: boolean;
  readonly children: ReactNode;
}

/** The page as it stood at a landmark. */
export function LandmarkLink({ mark, query, isPassed = false, onChoose, children }: LandmarkLinkProps) {
  const choose = (event: MouseEvent) => {
    if (onChoose === undefined || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onChoose(mark.ms);
  };
  return (
    <a href={momentQuery(query, mark.at)} aria-current={isPassed ? 'time' : undefined} onClick={choose}>
      {children}
    </a>
  );
}

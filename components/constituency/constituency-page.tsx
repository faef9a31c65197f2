import type { ConstituencyView } from '#lib/view/constituency-view.ts';
import type { PlaceView } from '#lib/view/place-view.ts';
import { Announcement } from './announcement.tsx';
import { Around } from './around.tsx';
import { BallotTable } from './ballot-table.tsx';
import { Headline } from './headline.tsx';
import { KeyFigures } from './key-figures.tsx';
import { Notices } from './notices.tsx';
import { Outlook } from './outlook.tsx';
import { Place } from './place.tsx';
import { RecordOfChanges } from './record-of-changes.tsx';
import { ResultTable } from './result-table.tsx';
import { SeatFacts } from './seat-facts.tsx';
import { Slope } from './slope.tsx';

interface ConstituencyPageProps {
  readonly view: ConstituencyView;
  /** The people who live there; null in a pack without census figures. */
  readonly place: PlaceView | null;
}

/** One constituency, in whatever state the night has brought it to. */
export function ConstituencyPage({ view, place }: ConstituencyPageProps) {
  const { table, around } = view;
  // What grows when a seat declares stands last in its column: the reader of what is above it keeps the line. Where a
  // pack has nothing around a seat, its shares and its record take that place.
  const record = <RecordOfChanges record={view.record} />;
  const slope = view.slope === null ? null : <Slope slope={view.slope} />;
  return (
    <>
      <Announcement words={view.announcement} />
      <Headline id={view.id} headline={view.headline} />
      <Notices notices={view.notices} />
      <KeyFigures figures={view.keyFigures} />
      <div className={around === null ? 'seat-columns is-alone' : 'seat-columns'}>
        <div>
          {table.kind === 'result' ? <ResultTable table={table} /> : <BallotTable table={table} />}
          {around !== null && slope}
          <Outlook outlook={view.outlook} />
        </div>
        <div>
          {around !== null && <Around around={around} />}
          <SeatFacts facts={view.facts} />
          {around === null && slope}
          {around === null && record}
        </div>
        <div>
          {place !== null && <Place place={place} />}
          {around !== null && record}
        </div>
      </div>
    </>
  );
}

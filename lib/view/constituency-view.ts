import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { spokenSeat } from '#lib/format/sentences/spoken-seat.ts';
import { type FactView, factsOf } from './constituency-view-facts.ts';
import { type HeadlineView, headlineView, titleOf } from './constituency-view-headline.ts';
import { type KeyFigureView, keyFiguresOf } from './constituency-view-key-figures.ts';
import { type NoticeView, noticesOf } from './constituency-view-notices.ts';
import { type OutlookSources, type OutlookView, outlookOf } from './constituency-view-outlook.ts';
import { seatOf } from './constituency-view-seat.ts';
import { type SlopeView, slopeOf } from './constituency-view-slope.ts';
import { type BallotTableView, type ResultTableView, tableOf } from './constituency-view-table.ts';
import { type AroundView, aroundView } from './neighbours-view.ts';
import { type RecordView, recordView } from './record-view.ts';

/** All that the page of one constituency shows, in words and numbers ready to print. */
export interface ConstituencyView {
  readonly id: ConstituencyId;
  /** Without the name of the site. */
  readonly title: string;
  readonly description: string;
  /** What a screen reader says when something changes while the page is open. */
  readonly announcement: string;
  readonly headline: HeadlineView;
  readonly notices: readonly NoticeView[];
  /** Always four. */
  readonly keyFigures: readonly KeyFigureView[];
  readonly table: ResultTableView | BallotTableView;
  /** Null before the declaration, and where there is no earlier share. */
  readonly slope: SlopeView | null;
  readonly outlook: OutlookView;
  readonly facts: readonly FactView[];
  /** Null in a pack without neighbours or map. */
  readonly around: AroundView | null;
  readonly record: RecordView;
}

/** A page made from the night alone. */
const NIGHT_ALONE: OutlookSources = { forecast: { kind: 'unavailable', why: 'none' }, records: [] };

export function constituencyView(
  roll: Roll,
  state: NightState,
  id: ConstituencyId,
  nightNowMs: number,
  sources: OutlookSources = NIGHT_ALONE,
): ConstituencyView {
  const seat = seatOf(roll, state, id, nightNowMs);
  const headline = headlineView(seat);
  return {
    id,
    title: titleOf(seat),
    description: `${headline.name}, ${roll.reference.election.name}. ${headline.deck}`,
    announcement: spokenSeat(roll, seat.constituency, seat.contest),
    headline,
    notices: noticesOf(seat),
    keyFigures: keyFiguresOf(seat),
    table: tableOf(seat),
    slope: slopeOf(seat),
    outlook: outlookOf(seat, sources),
    facts: factsOf(seat),
    around: aroundView(roll, state, seat.constituency),
    record: recordView(seat),
  };
}

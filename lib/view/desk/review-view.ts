import type { Entry } from '#lib/desk/entry.ts';
import { WOULD_BE_SEQ, wouldBe } from '#lib/desk/would-be.ts';
import { countOf } from '#lib/election/counts.ts';
import type { Standing } from '#lib/election/ids.ts';
import { publicResults } from '#lib/election/public-results.ts';
import { constituencyOf, type Roll } from '#lib/election/roll.ts';
import { emptyContest, type NightState } from '#lib/election/state.ts';
import { formatCount } from '#lib/format/numbers.ts';
import { contestDeck } from '#lib/format/sentences/contest-deck.ts';
import { spokenSeat } from '#lib/format/sentences/spoken-seat.ts';
import { stateOfPlaySentences } from '#lib/format/sentences/state-of-play.ts';
import { formatNightTime } from '#lib/format/times.ts';
import { postOf } from '#lib/liveblog/posts.ts';
import { seatOf } from '../constituency-view-seat.ts';
import { type SeatView, seatView } from '../map-view-seat.ts';
import { type ChangeView, changesBetween } from '../record-view-changes.ts';
import { type TagView, tagOf } from '../tag-view.ts';

/** What readers would read, word for word, if an entry were published now. */
export interface ReviewView {
  /** The seat in one sentence, as every page and a screen reader say it. */
  readonly sentence: string;
  /** The story of the seat's own page; empty without figures. */
  readonly story: string;
  readonly seat: SeatView;
  /** Old and new figures, for a correction. */
  readonly changes: readonly ChangeView[];
  /** Seats of parties before and after; only those that move. */
  readonly totals: readonly TotalRow[];
  readonly headline: { readonly before: string; readonly after: string };
  /** Key events that it would make: "Labour has a majority". */
  readonly moments: readonly string[];
  /** Why and from whom, as readers will see it. */
  readonly source: string;
  readonly reason: string | null;
  /** When it was declared, of a result: "03:36", with its day where it is not the night's. */
  readonly declaredAt: string | null;
}

export interface TotalRow {
  readonly key: string;
  /** Null for a row that is about no party. */
  readonly tag: TagView | null;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** The entry has been read from the form: its figures have one winner. */
export function reviewView(roll: Roll, state: NightState, entry: Entry, nightNowMs: number): ReviewView {
  const at = new Date(nightNowMs).toISOString();
  const after = wouldBe(roll, state, entry, at);
  const constituency = constituencyOf(roll, entry.constituencyId);
  const contest = after.contests[entry.constituencyId] ?? emptyContest;
  const [was, is] = publicResults(contest).slice(-2);
  const { content } = entry;
  return {
    sentence: spokenSeat(roll, constituency, contest),
    story: contestDeck(roll, constituency, contest),
    seat: seatView(roll, after, entry.constituencyId),
    changes:
      content.kind === 'correction' && was !== undefined && is !== undefined
        ? changesBetween(seatOf(roll, after, constituency.id, nightNowMs), was, is)
        : [],
    totals: totalsOf(roll, state, after),
    headline: {
      before: stateOfPlaySentences(roll, state.tally, nightNowMs).headline,
      after: stateOfPlaySentences(roll, after.tally, nightNowMs).headline,
    },
    moments: momentsOf(roll, after),
    source: entry.source,
    declaredAt:
      content.kind === 'result'
        ? formatNightTime(content.figures.declaredAt, roll.reference.election.pollDate)
        : null,
    reason: 'reason' in content ? content.reason : 'words' in content ? content.words : null,
  };
}

function totalsOf(roll: Roll, before: NightState, after: NightState): readonly TotalRow[] {
  const standings = Object.keys({ ...before.tally.seats, ...after.tally.seats }) as Standing[];
  const row = (key: string, name: string, one: number, other: number): TotalRow => ({
    key,
    tag: null,
    name,
    before: formatCount(one),
    after: formatCount(other),
  });
  return [
    row('declared', 'Declared', before.tally.declared, after.tally.declared),
    row('rush', 'Winners announced, figures to come', before.tally.rush, after.tally.rush),
    ...standings.map((standing) => {
      const tag = tagOf(roll, standing);
      const seats = row(
        standing,
        `${tag.name} seats`,
        countOf(before.tally.seats, standing),
        countOf(after.tally.seats, standing),
      );
      return { ...seats, tag };
    }),
  ].filter((each) => each.before !== each.after);
}

function momentsOf(roll: Roll, after: NightState): readonly string[] {
  return after.timeline
    .filter((entry) => entry.seq === WOULD_BE_SEQ && entry.kind === 'moment')
    .flatMap((entry) => postOf(roll, after, entry).headline ?? []);
}

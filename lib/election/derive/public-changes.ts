import type { CandidateId, ConstituencyId } from '../ids.ts';
import { type PublicResult, publicResults } from '../public-results.ts';
import type { Contest, ForecastSwitch, NightState, PostChange, WrittenPost } from '../state.ts';
import type { TimelineEntry, TimelineNotice, TimelineRush } from '../timeline-entry.ts';

/**
 * Something that was changed, doubted or taken back after it was public. Every change comes from one event, whose
 * number names it for ever.
 */
export type PublicChange = SeatChange | PostChanged | ForecastSwitched;

export type SeatChange =
  | ResultReplaced
  | ResultTakenBack
  | AnnouncementReplaced
  | AnnouncementTakenBack
  | Doubted
  | DoubtLifted;

interface About {
  readonly seq: number;
  readonly at: string;
}

interface AboutSeat extends About {
  readonly constituencyId: ConstituencyId;
  readonly source: string;
}

/** New figures in place of public ones, or after a withdrawal. */
export interface ResultReplaced extends AboutSeat {
  readonly kind: 'corrected' | 'redeclared';
  /** The last result that was public; null when only the announcement of a winner had been taken back. */
  readonly before: PublicResult | null;
  readonly after: PublicResult;
}

export interface ResultTakenBack extends AboutSeat {
  readonly kind: 'withdrawn';
  readonly before: PublicResult;
  readonly reason: string;
}

/** Another winner than the one announced: by a second announcement, or by the figures. */
export interface AnnouncementReplaced extends AboutSeat {
  readonly kind: 'announcementReplaced';
  readonly before: CandidateId;
  readonly after: CandidateId;
}

/** The winner announced is none: withdrawn with a reason, or by a recount. */
export interface AnnouncementTakenBack extends AboutSeat {
  readonly kind: 'announcementWithdrawn';
  readonly before: CandidateId;
  /** Null when a recount took it back. */
  readonly reason: string | null;
}

export interface Doubted extends AboutSeat {
  readonly kind: 'doubted';
  readonly words: string;
}

export interface DoubtLifted extends AboutSeat {
  readonly kind: 'doubtLifted';
}

export interface PostChanged extends About {
  readonly kind: 'postEdited' | 'postRetracted';
  readonly post: WrittenPost;
  readonly reason: string;
}

export interface ForecastSwitched extends About {
  readonly kind: 'forecastHidden' | 'forecastShown';
  readonly reason: string | null;
}

/** Every change after publication, newest first. */
export function publicChanges(state: NightState): readonly PublicChange[] {
  const seats = Map.groupBy(state.timeline, ({ constituencyId }) => constituencyId);
  return [
    ...[...seats].flatMap(([id, entries]) => seatChanges(state.contests[id], entries)),
    ...state.liveblog.posts.flatMap(postChanges),
    ...state.forecastSwitches.map(forecastSwitched),
  ].sort((left, right) => right.seq - left.seq);
}

/** The changes of one seat, newest first. */
export function changesOfSeat(state: NightState, id: ConstituencyId): readonly SeatChange[] {
  const entries = state.timeline.filter(({ constituencyId }) => constituencyId === id);
  return seatChanges(state.contests[id], entries).toReversed();
}

/** What was public of a seat before the entry that is looked at. */
interface Before {
  readonly announced: TimelineRush | null;
  readonly wasTakenBack: boolean;
}

/** The changes of one seat, from its entries in order. */
function seatChanges(contest: Contest | undefined, entries: readonly TimelineEntry[]): readonly SeatChange[] {
  if (contest === undefined) return [];
  const results = publicResults(contest);
  let before: Before = { announced: null, wasTakenBack: false };
  return entries.flatMap((entry) => {
    const change = changeOf(entry, results, before);
    before = after(entry, before);
    return change === null ? [] : [change];
  });
}

function after(entry: TimelineEntry, before: Before): Before {
  switch (entry.kind) {
    case 'rush':
      return { ...before, announced: entry };
    case 'withdrawal':
      return { announced: null, wasTakenBack: true };
    case 'result':
    case 'correction':
      return { announced: null, wasTakenBack: false };
    case 'recount':
      return { ...before, announced: null };
    case 'postponement':
    case 'flag':
    case 'flagCleared':
    case 'moment':
    case 'summary':
      return before;
    default:
      return entry satisfies never;
  }
}

function changeOf(
  entry: TimelineEntry,
  results: readonly PublicResult[],
  { announced, wasTakenBack }: Before,
): SeatChange | null {
  const { seq, at, constituencyId } = entry;
  const about = { seq, at, constituencyId };
  switch (entry.kind) {
    case 'result':
    case 'correction': {
      const place = results.findIndex((each) => each.seq === seq);
      const result = results[place];
      if (result === undefined) return null;
      const { source } = result;
      const replaced = results[place - 1] ?? null;
      if (entry.kind === 'correction' && replaced !== null && !wasTakenBack) {
        return { ...about, source, kind: 'corrected', before: replaced, after: result };
      }
      if (wasTakenBack || replaced !== null) {
        return { ...about, source, kind: 'redeclared', before: replaced, after: result };
      }
      if (announced === null || announced.winner === result.winner) return null;
      return {
        ...about,
        source,
        kind: 'announcementReplaced',
        before: announced.winner,
        after: result.winner,
      };
    }
    case 'rush':
      if (announced === null || announced.winner === entry.winner) return null;
      return {
        ...about,
        source: '',
        kind: 'announcementReplaced',
        before: announced.winner,
        after: entry.winner,
      };
    case 'recount':
      if (announced === null) return null;
      return { ...about, source: '', kind: 'announcementWithdrawn', before: announced.winner, reason: null };
    case 'withdrawal':
      return takenBack(entry, results, announced);
    case 'flag':
      return { ...about, source: entry.source, kind: 'doubted', words: entry.words };
    case 'flagCleared':
      return { ...about, source: entry.source, kind: 'doubtLifted' };
    case 'postponement':
    case 'moment':
    case 'summary':
      return null;
    default:
      return entry satisfies never;
  }
}

/** A withdrawal ends the last result that was public before it, or the announcement of a winner. */
function takenBack(
  entry: TimelineNotice,
  results: readonly PublicResult[],
  announced: TimelineRush | null,
): SeatChange | null {
  const { seq, at, constituencyId, source, words: reason } = entry;
  const about = { seq, at, constituencyId, source, reason };
  if (announced !== null) return { ...about, kind: 'announcementWithdrawn', before: announced.winner };
  const before = results.findLast((each) => each.seq < seq && each.ended?.how === 'withdrawn');
  return before === undefined ? null : { ...about, kind: 'withdrawn', before };
}

/** The edits of a retracted post stay listed: that there were words, and that they changed, was public. */
function postChanges(post: WrittenPost): readonly PostChanged[] {
  const { edits, retraction } = post;
  const changed = (kind: PostChanged['kind'], { seq, at, reason }: PostChange): PostChanged => ({
    seq,
    at,
    kind,
    post,
    reason,
  });
  return [
    ...edits.map((edit) => changed('postEdited', edit)),
    ...(retraction === null ? [] : [changed('postRetracted', retraction)]),
  ];
}

function forecastSwitched({ seq, at, reason }: ForecastSwitch): ForecastSwitched {
  return { seq, at, kind: reason === null ? 'forecastShown' : 'forecastHidden', reason };
}

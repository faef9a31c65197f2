import { holdOrGain } from '#lib/election/derive/hold-or-gain.ts';
import { majority } from '#lib/election/derive/majority.ts';
import type { PublicChange, SeatChange } from '#lib/election/derive/public-changes.ts';
import type { PublicResult } from '#lib/election/public-results.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { asSentence, capitalised } from '#lib/format/names.ts';
import { formatCount } from '#lib/format/numbers.ts';
import { formatNightTime } from '#lib/format/times.ts';
import { postTitle } from '#lib/liveblog/post-words.ts';
import { postOf } from '#lib/liveblog/posts.ts';
import { personOf, type Seat, seatOf } from './constituency-view-seat.ts';
import { nameAmongParties, outcomeWords } from './constituency-view-words.ts';
import { type FigureRowView, figureRows } from './correction-figures.ts';
import { CORRECTIONS_PATH } from './corrections-filter.ts';

/** One change after publication, as it is told wherever it is told: on the page, at its own address, in the feed. */
export interface CorrectionEntryView {
  /** The number of its event, and the last part of its address for ever. */
  readonly id: string;
  readonly href: string;
  readonly label: string;
  readonly at: string;
  readonly time: string;
  readonly headline: string;
  /** In the words of whoever made the change; empty where nothing was said. */
  readonly reason: string;
  /** What follows from it, and what became of it since. */
  readonly lines: readonly string[];
  /** What was published when and by whom: the old, then the new. */
  readonly published: readonly PublishedView[];
  readonly figures: readonly FigureRowView[];
  /** Where what was changed stands. */
  readonly about: { readonly href: string; readonly words: string } | null;
}

export interface PublishedView {
  readonly key: string;
  readonly name: string;
  readonly at: string;
  readonly words: string;
}

type Told = Pick<CorrectionEntryView, 'label' | 'headline'> & Partial<CorrectionEntryView>;

export function correctionEntry(roll: Roll, state: NightState, change: PublicChange): CorrectionEntryView {
  const id = String(change.seq);
  return {
    id,
    href: `${CORRECTIONS_PATH}/${id}`,
    at: change.at,
    time: timeOf(roll, change.at),
    reason: '',
    lines: [],
    published: [],
    figures: [],
    about: null,
    ...told(roll, state, change),
  };
}

function told(roll: Roll, state: NightState, change: PublicChange): Told {
  switch (change.kind) {
    case 'postEdited':
    case 'postRetracted':
      return postTold(roll, state, change);
    case 'forecastHidden':
      return {
        label: 'Forecast',
        headline: 'The forecast was taken off',
        reason: asSentence(change.reason ?? ''),
      };
    case 'forecastShown':
      return { label: 'Forecast', headline: 'The forecast is shown again' };
    default:
      return seatTold(roll, state, change);
  }
}

function postTold(
  roll: Roll,
  state: NightState,
  { kind, post, reason }: Extract<PublicChange, { kind: 'postEdited' | 'postRetracted' }>,
): Told {
  const about = { href: `/live/${post.id}`, words: 'The post in the liveblog' };
  const published = [{ key: 'post', name: 'Published', at: post.at, words: timeOf(roll, post.at) }];
  if (kind === 'postRetracted') {
    return {
      label: 'Retracted',
      headline: 'A post was retracted',
      reason: asSentence(reason),
      about,
      published,
    };
  }
  const isGone = post.retraction !== null;
  return {
    label: 'Post edited',
    headline: isGone
      ? 'A post was edited'
      : `A post was edited: “${postTitle(roll, postOf(roll, state, post))}”`,
    reason: asSentence(reason),
    lines: post.retraction === null ? [] : [`It was retracted at ${timeOf(roll, post.retraction.at)}.`],
    about,
    published,
  };
}

function seatTold(roll: Roll, state: NightState, change: SeatChange): Told {
  const seat = seatOf(roll, state, change.constituencyId, 0);
  const { name, slug } = seat.constituency;
  const about = { href: `/constituency/${slug}#record`, words: `The record of ${name}` };
  switch (change.kind) {
    case 'corrected':
    case 'redeclared':
      return { ...resultTold(seat, change), about };
    case 'withdrawn':
      return {
        label: 'Withdrawn',
        headline: `${name}: the result was withdrawn`,
        reason: asSentence(change.reason),
        lines: ['Nothing of it is counted until the seat is declared again.', ...laterLines(seat, change)],
        published: [
          publishedView(seat, change.before),
          {
            key: 'is',
            name: 'Withdrawn',
            at: change.at,
            words: `${timeOf(roll, change.at)}, ${change.source}`,
          },
        ],
        figures: figureRows(seat, change.before, null),
        about,
      };
    case 'announcementReplaced':
      return {
        label: 'Winner changed',
        headline: `${name}: ${personOf(seat, change.after).name} is the winner, not ${personOf(seat, change.before).name} as announced`,
        about,
      };
    case 'announcementWithdrawn':
      return {
        label: 'Announcement withdrawn',
        headline: `${name}: the announcement of ${personOf(seat, change.before).name} was withdrawn`,
        reason: change.reason === null ? 'The votes are counted again.' : asSentence(change.reason),
        about,
      };
    case 'doubted':
      return {
        label: 'In doubt',
        headline: `${name}: the result is in doubt`,
        reason: asSentence(change.words),
        about,
      };
    case 'doubtLifted':
      return {
        label: 'No longer in doubt',
        headline: `${name}: no longer in doubt`,
        reason: 'The result stands as it was declared.',
        about,
      };
    default:
      return change satisfies never;
  }
}

function resultTold(seat: Seat, change: Extract<SeatChange, { kind: 'corrected' | 'redeclared' }>): Told {
  const { before, after, kind } = change;
  const { name } = seat.constituency;
  const isCorrection = kind === 'corrected';
  return {
    label: isCorrection ? 'Correction' : 'Declared again',
    headline: isCorrection ? correctedHeadline(seat, before, after) : `${name} was declared again`,
    reason: after.reason === null ? '' : asSentence(after.reason),
    lines: [winnerLine(seat, before, after), ...endedLines(seat, after)],
    published: [...(before === null ? [] : [publishedView(seat, before)]), publishedView(seat, after)],
    figures: figureRows(seat, before, after),
  };
}

function correctedHeadline(seat: Seat, before: PublicResult | null, after: PublicResult): string {
  const { name } = seat.constituency;
  if (before !== null && before.winner !== after.winner) {
    return `${name}: ${personOf(seat, after.winner).name} is elected, not ${personOf(seat, before.winner).name}`;
  }
  const was = before === null ? null : majority(before.figures);
  const is = majority(after.figures);
  if (was === null || is === null || was.votes === is.votes) return `${name}: figures corrected`;
  return `${name}: the majority is ${formatCount(is.votes)}, not ${formatCount(was.votes)}`;
}

/** "The winner stays the same: Labour hold." or what it was and what it is. */
function winnerLine(seat: Seat, before: PublicResult | null, after: PublicResult): string {
  const is = verdict(seat, after);
  if (before === null) return `${capitalised(is)}.`;
  if (before.winner === after.winner) return `The winner stays the same: ${is}.`;
  return `It was ${verdict(seat, before)} and is ${is}. Totals follow.`;
}

function verdict(seat: Seat, { winner, figures }: PublicResult): string {
  const { roll, constituency } = seat;
  const person = personOf(seat, winner);
  const words = `${nameAmongParties(roll, person)} ${outcomeWords(roll, holdOrGain(person, constituency.base))}`;
  return figures.decidedByLot === null ? words : `${words}, by lot after a tie`;
}

/** What became of the new figures. */
function endedLines({ roll }: Seat, { ended }: PublicResult): readonly string[] {
  if (ended === null) return [];
  const how = ended.how === 'corrected' ? 'corrected again' : 'withdrawn';
  return [`These figures were ${how} at ${timeOf(roll, ended.at)}.`];
}

function laterLines(seat: Seat, { seq }: { readonly seq: number }): readonly string[] {
  const { phase } = seat.contest;
  if (phase.kind !== 'declared' || phase.seq < seq) return [];
  return [`It was declared again, and stands since ${timeOf(seat.roll, phase.at)}.`];
}

function publishedView({ roll }: Seat, result: PublicResult): PublishedView {
  return {
    key: String(result.publicRevision),
    name: `Revision ${result.publicRevision}`,
    at: result.at,
    words: `${timeOf(roll, result.at)}, ${result.source}`,
  };
}

function timeOf(roll: Roll, at: string): string {
  return formatNightTime(at, roll.reference.election.pollDate);
}

import { recountWords } from '#lib/format/recount-words.ts';
import { formatNightTime } from '#lib/format/times.ts';
import { declaredPhase, replacedResult, type Seat } from './constituency-view-seat.ts';
import { withdrawnAt } from './constituency-view-words.ts';

/** What a reader must know before reading a figure. */
export interface NoticeView {
  readonly kind: 'recount' | 'rush' | 'flagged' | 'corrected' | 'redeclared' | 'withdrawn' | 'postponed';
  readonly heading: string;
  readonly words: string;
  /** Whether the record below shows what changed. */
  readonly hasRecord: boolean;
}

export function noticesOf(seat: Seat): readonly NoticeView[] {
  return [...phaseNotices(seat), ...flagNotices(seat), ...correctionNotices(seat)];
}

function phaseNotices(seat: Seat): readonly NoticeView[] {
  const { phase } = seat.contest;
  const at = (instant: string) => formatNightTime(instant, seat.roll.reference.election.pollDate);
  switch (phase.kind) {
    case 'recount':
      return [
        {
          kind: 'recount',
          heading: `${recountWords(phase.recount)}.`,
          words: `The votes are being counted again, since ${at(phase.since)}. No figures are declared until it ends.`,
          hasRecord: false,
        },
      ];
    case 'rush':
      return [
        {
          kind: 'rush',
          heading: 'Winner announced, figures to come.',
          words: 'It counts in seats, gains and the majority line; not yet in votes, shares or swing.',
          hasRecord: false,
        },
      ];
    case 'withdrawn':
      return [
        {
          kind: 'withdrawn',
          heading: `${withdrawnAt(seat.contest, phase.at)} at ${at(phase.at)}.`,
          words: `${sentence(phase.reason)} Nothing of it counts; the seat is to be declared again.`,
          hasRecord: true,
        },
      ];
    case 'postponed':
      return [
        {
          kind: 'postponed',
          heading: 'Poll postponed.',
          words: `${sentence(phase.reason)} Nobody has voted here; the poll will be held on another day.`,
          hasRecord: false,
        },
      ];
    case 'awaiting':
    case 'counting':
    case 'declared':
      return [];
    default:
      return phase satisfies never;
  }
}

function flagNotices({ contest, roll }: Seat): readonly NoticeView[] {
  if (contest.flag === null) return [];
  const { words, at } = contest.flag;
  return [
    {
      kind: 'flagged',
      heading: `In doubt since ${formatNightTime(at, roll.reference.election.pollDate)}.`,
      words: `${sentence(words)} It is still shown and counted while it is checked.`,
      hasRecord: false,
    },
  ];
}

function correctionNotices(seat: Seat): readonly NoticeView[] {
  const phase = declaredPhase(seat);
  const replaced = replacedResult(seat);
  if (phase === null || replaced === null) return [];
  const at = formatNightTime(phase.at, seat.roll.reference.election.pollDate);
  const { how, reason } = replaced.ended;
  if (how === 'withdrawn') {
    return [
      {
        kind: 'redeclared',
        heading: `Declared again at ${at}.`,
        words: `An earlier result was withdrawn. ${sentence(reason)}`,
        hasRecord: true,
      },
    ];
  }
  return [
    {
      kind: 'corrected',
      heading: `Corrected at ${at}.`,
      words: reason === '' ? 'The figures changed after they were published.' : sentence(reason),
      hasRecord: true,
    },
  ];
}

function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}

import { defending } from '#lib/election/derive/hold-or-gain.ts';
import { majority } from '#lib/election/derive/majority.ts';
import { resultRows } from '#lib/election/derive/result-row.ts';
import { contestSwing } from '#lib/election/derive/swing.ts';
import { baseMajority, swingsNeeded } from '#lib/election/derive/swing-needed.ts';
import { turnoutOfValidVotes } from '#lib/election/derive/turnout.ts';
import { inPoints } from '#lib/election/derive/vote-share.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Constituency } from '#lib/election/reference.ts';
import { candidateOf, constituencyOf, type Roll } from '#lib/election/roll.ts';
import type { Contest, NightState } from '#lib/election/state.ts';
import { baseYear } from '#lib/format/names.ts';
import { formatCount, formatGap, formatPoints } from '#lib/format/numbers.ts';
import { recountWords } from '#lib/format/recount-words.ts';
import { formatNightTime } from '#lib/format/times.ts';
import { type OutcomeView, outcomeView } from './latest-view-outcome.ts';
import { type CardView, cardView } from './liveblog-view-card.ts';
import { type TagView, tagOf } from './tag-view.ts';

/** One seat in short, whatever is known of it: for the map's panel and for the reader's own seat. */
export interface SeatView {
  readonly id: ConstituencyId;
  readonly slug: string;
  readonly name: string;
  /** "Awaiting", "Declared 03:09". */
  readonly stage: string;
  readonly outcome: OutcomeView | null;
  readonly card: CardView | null;
  /** What there is to know before the figures. */
  readonly outlook: readonly OutlookRow[];
  /** A doubt, a correction, a withdrawal or a postponement, in a sentence. */
  readonly notice: string | null;
}

export interface OutlookRow {
  readonly term: string;
  readonly lines: readonly { readonly tag: TagView | null; readonly words: string }[];
}

/** The two that come nearest, or the nearest and one that readers know; the seat's own page has them all. */
const CHALLENGERS_SHOWN = 2;

export function seatView(roll: Roll, state: NightState, id: ConstituencyId): SeatView {
  const constituency = constituencyOf(roll, id);
  const contest = state.contests[id];
  const outcome = outcomeView(roll, constituency, contest);
  const card = contest === undefined ? null : cardOf(roll, constituency, contest);
  const notice = noticeOf(contest);
  return {
    id,
    slug: constituency.slug,
    name: constituency.name,
    stage: stageOf(roll, contest),
    // The notice says more than a mark.
    outcome: outcome === null || notice === null ? outcome : { ...outcome, mark: '' },
    card,
    outlook: card === null ? outlookOf(roll, constituency, contest) : [],
    notice,
  };
}

/** What the map's panel shows: the seat that is looked at, else the one that there is most to say of now. */
export interface SeatPanelView {
  readonly label: string;
  readonly seat: SeatView | null;
}

export function seatPanelView(roll: Roll, state: NightState, chosen: ConstituencyId | null): SeatPanelView {
  if (chosen !== null) return { label: 'Looking at', seat: seatView(roll, state, chosen) };
  const last = state.timeline.findLast(
    ({ kind, constituencyId }) =>
      (kind === 'result' || kind === 'correction') &&
      state.contests[constituencyId]?.phase.kind === 'declared',
  );
  if (last !== undefined)
    return { label: 'Last to declare', seat: seatView(roll, state, last.constituencyId) };
  const first = firstExpected(roll);
  return first === null
    ? { label: 'No seat has declared yet', seat: null }
    : { label: 'Expected first', seat: seatView(roll, state, first) };
}

/** The seat with the earliest expected time; null in a pack that knows none. */
function firstExpected(roll: Roll): ConstituencyId | null {
  let earliest: { readonly id: ConstituencyId; readonly at: string } | null = null;
  for (const { id, expected } of roll.reference.constituencies) {
    if (expected !== null && (earliest === null || expected.at < earliest.at))
      earliest = { id, at: expected.at };
  }
  return earliest?.id ?? null;
}

function cardOf(roll: Roll, constituency: Constituency, contest: Contest): CardView | null {
  if (contest.phase.kind !== 'declared') return null;
  const { figures } = contest.phase;
  return cardView(roll, constituency.name, {
    rows: resultRows(constituency, contest),
    majority: majority(figures),
    turnout: turnoutOfValidVotes(figures),
    swing: contestSwing(constituency, contest),
  });
}

function stageOf(roll: Roll, contest: Contest | undefined): string {
  const phase = contest?.phase ?? { kind: 'awaiting' };
  const { pollDate } = roll.reference.election;
  switch (phase.kind) {
    case 'awaiting':
      return 'Awaiting';
    case 'counting':
      return 'Counting';
    case 'recount':
      return recountWords(phase.recount);
    case 'rush':
      return 'Figures to come';
    case 'declared':
      return phase.reason === null
        ? `Declared ${formatNightTime(phase.figures.declaredAt, pollDate)}`
        : `Corrected ${formatNightTime(phase.at, pollDate)}`;
    case 'withdrawn':
      return 'Withdrawn';
    case 'postponed':
      return 'Postponed';
    default:
      return phase satisfies never;
  }
}

function noticeOf(contest: Contest | undefined): string | null {
  if (contest === undefined) return null;
  if (contest.flag !== null) return `In doubt: ${contest.flag.words}`;
  const { phase } = contest;
  switch (phase.kind) {
    case 'withdrawn':
      return `The result was taken back: ${phase.reason}`;
    case 'postponed':
      return phase.reason;
    case 'declared':
      return phase.reason === null ? null : `Corrected: ${phase.reason}`;
    default:
      return null;
  }
}

function outlookOf(
  roll: Roll,
  constituency: Constituency,
  contest: Contest | undefined,
): readonly OutlookRow[] {
  return [
    ...elected(roll, constituency, contest),
    ...defence(roll, constituency),
    ...challengers(roll, constituency, contest),
    ...(contest?.phase.kind === 'postponed' ? [] : [expectedTime(roll, constituency)]),
  ];
}

function elected(
  roll: Roll,
  constituency: Constituency,
  contest: Contest | undefined,
): readonly OutlookRow[] {
  if (contest?.phase.kind !== 'rush') return [];
  const { name, standing } = candidateOf(constituency, contest, contest.phase.winner);
  return [{ term: 'Elected', lines: [{ tag: tagOf(roll, standing), words: name }] }];
}

function defence(roll: Roll, constituency: Constituency): readonly OutlookRow[] {
  const defender = defending(constituency.base);
  if (defender === null)
    return [{ term: 'Defending', lines: [{ tag: null, words: 'No earlier result to compare with' }] }];
  const { name } = tagOf(roll, defender.standing);
  const lead = baseMajority(constituency);
  const kind = roll.reference.election.baseIsNotional ? ' notional' : '';
  return [
    {
      term: 'Defending',
      lines: [{ tag: tagOf(roll, defender.standing), words: whoDefends(constituency, name) }],
    },
    {
      term: 'Majority',
      lines: [
        {
          tag: null,
          words:
            lead === null
              ? formatCount(null)
              : `${formatCount(lead.votes)}${kind}, ${formatGap(inPoints(lead.share))} pts`,
        },
      ],
    },
  ];
}

/** The person who stands for the defending side; its name when nobody does. */
function whoDefends({ base, candidates }: Constituency, partyName: string): string {
  const defender = defending(base);
  const same = candidates.find(({ standing, name }) =>
    standing === 'independent' ? name === defender?.name : standing === defender?.standing,
  );
  return same?.name ?? defender?.name ?? partyName;
}

function challengers(
  roll: Roll,
  constituency: Constituency,
  contest: Contest | undefined,
): readonly OutlookRow[] {
  const needed = swingsNeeded(constituency, contest);
  const known = needed
    .filter(({ points, challenger }) => points === null && isWellKnown(challenger))
    .slice(0, 1);
  const measured = needed.filter(({ points }) => points !== null);
  const shown = [...measured.slice(0, CHALLENGERS_SHOWN - known.length), ...known];
  if (shown.length === 0) return [];
  return [
    {
      term: 'Main challengers',
      lines: shown.map(({ challenger, points }) => ({
        tag: tagOf(roll, challenger.standing),
        words:
          points === null
            ? `${challenger.name}, no ${baseYear(roll.reference.election)} base`
            : `needs a swing of ${formatPoints(points)}`,
      })),
    },
  ];
}

function isWellKnown({ sittingMp, notable }: Constituency['candidates'][number]): boolean {
  return sittingMp || notable !== null;
}

function expectedTime(roll: Roll, { expected: time }: Constituency): OutlookRow {
  if (time === null) return { term: 'Expected', lines: [{ tag: null, words: 'Time not announced' }] };
  const at = formatNightTime(time.at, roll.reference.election.pollDate);
  const words = time.basis === 'announced' ? `About ${at}` : `About ${at}, as last time`;
  return { term: 'Expected', lines: [{ tag: null, words }] };
}

import { defending } from '#lib/election/derive/hold-or-gain.ts';
import { majority } from '#lib/election/derive/majority.ts';
import { formatCount } from '#lib/format/numbers.ts';
import { formatNightTime } from '#lib/format/times.ts';
import { deckOf } from './constituency-view-deck.ts';
import { declaredPhase, replacedResult, type Seat, winnerOfSeat } from './constituency-view-seat.ts';
import { nameAmongParties, stillToCome, verdictWords } from './constituency-view-words.ts';
import { type TagView, tagOf } from './tag-view.ts';

export interface HeadlineView {
  readonly name: string;
  readonly welshName: string | null;
  /** Region of England, or nation. */
  readonly area: string;
  /** "Declared 04:36", "Expected about 03:30" */
  readonly stamp: string;
  readonly verdict: VerdictView;
  /** The story in two or three sentences. */
  readonly deck: string;
}

export interface VerdictView {
  /** Who won it, or who defends it; null where nobody does. */
  readonly tag: TagView | null;
  readonly isTagOutlined: boolean;
  /** "Labour hold", "Labour defending" */
  readonly words: string;
  /** "Awaiting result", "Figures to come", "Corrected"; null when there is nothing to add. */
  readonly state: string | null;
}

export function headlineView(seat: Seat): HeadlineView {
  const { constituency, roll } = seat;
  return {
    name: constituency.name,
    welshName: constituency.welshName === constituency.name ? null : constituency.welshName,
    area: roll.regions.get(constituency.region)?.name ?? constituency.nation,
    stamp: stampOf(seat),
    verdict: verdictOf(seat),
    deck: deckOf(seat),
  };
}

/** What the browser's tab and a search engine show: "Ilford North: Labour hold, majority 528". */
export function titleOf(seat: Seat): string {
  const { roll, constituency, contest } = seat;
  const verdict = verdictWords(roll, constituency, contest);
  const phase = declaredPhase(seat);
  const lead = phase === null ? null : majority(phase.figures);
  const parts = [
    ...(verdict === null ? [] : [verdict]),
    ...(lead === null ? [] : [`majority ${formatCount(lead.votes)}`]),
    ...(phase === null ? [stillToCome(contest).toLowerCase()] : []),
  ];
  return `${constituency.name}: ${parts.join(', ')}`;
}

/** The same with the name of the site, as the tab shows it. */
export function pageTitle(title: string): string {
  return `${title} · Declared`;
}

function verdictOf(seat: Seat): VerdictView {
  const { roll, constituency, contest } = seat;
  const winner = winnerOfSeat(seat);
  const words = verdictWords(roll, constituency, contest);
  if (winner !== null && words !== null) {
    return { tag: tagOf(roll, winner.standing), isTagOutlined: false, words, state: verdictState(seat) };
  }
  const defender = defending(constituency.base);
  return {
    tag: defender === null ? null : tagOf(roll, defender.standing),
    isTagOutlined: true,
    words: defender === null ? 'No earlier result' : `${nameAmongParties(roll, defender)} defending`,
    state: stillToCome(contest),
  };
}

function verdictState(seat: Seat): string | null {
  if (seat.contest.phase.kind === 'rush') return stillToCome(seat.contest);
  if (seat.contest.flag !== null) return 'In doubt';
  const replaced = replacedResult(seat);
  if (replaced === null) return null;
  return replaced.ended.how === 'corrected' ? 'Corrected' : 'Declared again';
}

function stampOf({ contest, constituency, roll, nightNowMs }: Seat): string {
  const time = (at: string) => formatNightTime(at, roll.reference.election.pollDate);
  const { phase } = contest;
  switch (phase.kind) {
    case 'declared':
      return `Declared ${time(phase.figures.declaredAt)}`;
    case 'rush':
      return `Announced ${time(phase.at)}`;
    case 'withdrawn':
      return `Withdrawn ${time(phase.at)}`;
    case 'postponed':
      return 'Poll postponed';
    case 'awaiting':
    case 'counting':
    case 'recount': {
      const { expected } = constituency;
      if (expected === null) return 'Time not announced';
      const verb = Date.parse(expected.at) < nightNowMs ? 'Was expected' : 'Expected';
      return `${verb} ${expected.basis === 'announced' ? '' : 'about '}${time(expected.at)}`;
    }
    default:
      return phase satisfies never;
  }
}

import { majority } from '#lib/election/derive/majority.ts';
import { nextTime } from '#lib/election/derive/next-time.ts';
import { contestSwing } from '#lib/election/derive/swing.ts';
import { baseMajority, swingsNeeded } from '#lib/election/derive/swing-needed.ts';
import { turnoutOfValidVotes } from '#lib/election/derive/turnout.ts';
import { validVotes } from '#lib/election/derive/valid-votes.ts';
import { inPoints } from '#lib/election/derive/vote-share.ts';
import type { DeclaredPhase } from '#lib/election/state.ts';
import { formatCount, formatGap, formatPercent, formatPoints, UNKNOWN } from '#lib/format/numbers.ts';
import { formatNightTime } from '#lib/format/times.ts';
import { personOf, type Seat } from './constituency-view-seat.ts';
import { nameInFull, nameInShort } from './constituency-view-words.ts';
import { tagOf } from './tag-view.ts';

export interface KeyFigureView {
  readonly label: string;
  /** "528"; an en dash while it is not known. */
  readonly value: string;
  readonly detail: string;
}

/** The four numbers that most readers came for: of the result, or of what is at stake before it. */
export function keyFiguresOf(seat: Seat): readonly KeyFigureView[] {
  const { phase } = seat.contest;
  switch (phase.kind) {
    case 'declared':
      return [majorityFigure(seat, phase), secondFigure(seat), turnoutFigure(phase), swingFigure(seat)];
    case 'rush':
      return ['Majority', 'Second place', 'Turnout', 'Swing'].map((label) => ({
        label,
        value: UNKNOWN,
        detail: label === 'Majority' ? `to come, ${wasWords(seat)}` : 'to come',
      }));
    case 'awaiting':
    case 'counting':
    case 'recount':
    case 'withdrawn':
    case 'postponed':
      return [defenceFigure(seat), challengeFigure(seat), expectedFigure(seat), electorateFigure(seat)];
    default:
      return phase satisfies never;
  }
}

function majorityFigure(seat: Seat, { figures }: DeclaredPhase): KeyFigureView {
  const lead = majority(figures);
  if (lead === null) return { label: 'Majority', value: UNKNOWN, detail: 'elected unopposed' };
  const by = lead.votes === 0 ? 'decided by lot' : `${formatGap(inPoints(lead.share))} pts`;
  return { label: 'Majority', value: formatCount(lead.votes), detail: `${by}, ${wasWords(seat)}` };
}

/** "was 9,030": the defending party's majority, whoever that was. */
function wasWords({ constituency }: Seat): string {
  const lead = baseMajority(constituency);
  return lead === null ? 'nothing to compare' : `was ${formatCount(lead.votes)}`;
}

function secondFigure(seat: Seat): KeyFigureView {
  const [second] = nextTime(seat.constituency, seat.contest);
  const { phase } = seat.contest;
  if (second === undefined || phase.kind !== 'declared') {
    return { label: 'Second place', value: UNKNOWN, detail: 'nobody else stood' };
  }
  const { roll } = seat;
  const winner = nameInFull(roll, personOf(seat, phase.winner));
  if (second.votesBehind === 0) {
    const label = `To win, ${nameInShort(roll, second.candidate)} needed`;
    return { label, value: formatCount(1), detail: `vote more than ${winner}` };
  }
  return {
    label: `To win, ${nameInShort(roll, second.candidate)} needs`,
    value: formatGap(second.swing),
    detail: `points swing from ${winner}`,
  };
}

function turnoutFigure({ figures }: DeclaredPhase): KeyFigureView {
  const turnout = turnoutOfValidVotes(figures);
  if (turnout === null) return { label: 'Turnout', value: UNKNOWN, detail: 'electorate not known' };
  return {
    label: 'Turnout',
    value: formatPercent(turnout),
    detail: `${formatCount(validVotes(figures))} of ${formatCount(figures.electorate)}`,
  };
}

function swingFigure({ roll, constituency, contest }: Seat): KeyFigureView {
  const swing = contestSwing(constituency, contest);
  if (swing === null) {
    return {
      label: 'Swing',
      value: UNKNOWN,
      detail: constituency.base === null ? 'no result to compare' : 'no two parties to compare',
    };
  }
  return {
    label: 'Swing',
    value: formatPoints(swing.points),
    detail: `${tagOf(roll, swing.from).name} to ${tagOf(roll, swing.to).name}`,
  };
}

function defenceFigure({ roll, constituency }: Seat): KeyFigureView {
  const lead = baseMajority(constituency);
  const { baseName } = roll.reference.election;
  if (lead === null) return { label: 'Majority to beat', value: UNKNOWN, detail: 'no result to compare' };
  return {
    label: 'Majority to beat',
    value: formatCount(lead.votes),
    detail: `${formatGap(inPoints(lead.share))} pts, ${baseName}`,
  };
}

function challengeFigure({ roll, constituency, contest }: Seat): KeyFigureView {
  const nearest = swingsNeeded(constituency, contest).find((each) => each.points !== null);
  const defender = constituency.base?.entries[0];
  if (nearest === undefined || nearest.points === null || defender === undefined) {
    return { label: 'Swing needed', value: UNKNOWN, detail: 'no challenger has a base' };
  }
  return {
    label: `To win, ${nameInShort(roll, nearest.challenger)} needs`,
    value: formatGap(nearest.points),
    detail: `points swing from ${nameInFull(roll, defender)}`,
  };
}

function expectedFigure({ roll, constituency, contest, nightNowMs }: Seat): KeyFigureView {
  const { expected } = constituency;
  if (contest.phase.kind === 'postponed') return { label: 'Expected', value: UNKNOWN, detail: 'another day' };
  if (expected === null) return { label: 'Expected', value: UNKNOWN, detail: 'time not announced' };
  return {
    label: Date.parse(expected.at) < nightNowMs ? 'Was expected' : 'Expected',
    value: formatNightTime(expected.at, roll.reference.election.pollDate),
    detail: expected.basis === 'announced' ? 'announced' : 'estimated from last time',
  };
}

function electorateFigure({ constituency }: Seat): KeyFigureView {
  return {
    label: 'Electorate',
    value: formatCount(constituency.electorate),
    detail: 'people entitled to vote',
  };
}

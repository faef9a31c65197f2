import { defending } from '#lib/election/derive/hold-or-gain.ts';
import { abbreviationOf } from '#lib/election/derive/result-summary.ts';
import { type SeatFigures, seatFigures } from '#lib/election/derive/seat-figures.ts';
import { inPoints } from '#lib/election/derive/vote-share.ts';
import type { PartyId, Standing } from '#lib/election/ids.ts';
import type { Constituency } from '#lib/election/reference.ts';
import type { Roll } from '#lib/election/roll.ts';
import { type Contest, emptyContest } from '#lib/election/state.ts';
import { formatCount, formatPoints, formatShare, formatSignedPoints, UNKNOWN } from '#lib/format/numbers.ts';
import { formatShortNightTime } from '#lib/format/times.ts';
import { stillToCome } from './constituency-view-words.ts';
import { resultMark } from './result-mark.ts';
import { columnChange, columnShare } from './results-party.ts';

/** One seat's line. Standings stand for their tags, which the table has once each: 650 lines travel to the browser. */
export interface ResultsRow {
  readonly slug: string;
  readonly name: string;
  /** Who takes the seat; null until somebody does. */
  readonly winner: Standing | null;
  readonly verb: 'hold' | 'gain from' | 'win' | 'defends' | '';
  /** Who lost it, or who defends it while there is no winner. */
  readonly from: Standing | null;
  /** "Counting", "figures to come", "in doubt"; empty for a plain result. */
  readonly remark: string;
  readonly member: string;
  readonly majority: string;
  readonly margin: string;
  readonly second: Standing | null;
  readonly share: string;
  readonly change: string;
  readonly swing: string;
  /** "Con to Lab" */
  readonly swingWay: string;
  readonly turnout: string;
  readonly electorate: string;
  /** Sitting MPs beaten here. */
  readonly beaten: string;
  /** UTC instant of the declaration; null before it. */
  readonly at: string | null;
  /** "03:36"; before the declaration, when it is expected. */
  readonly time: string;
}

/** The figures of a seat, made again only when its contest is another object. */
export function figuresOf(constituency: Constituency, contest: Contest | undefined): SeatFigures {
  const known = figuresKept.get(constituency);
  if (known !== undefined && known.contest === contest) return known;
  const figures = seatFigures(constituency, contest);
  figuresKept.set(constituency, figures);
  return figures;
}

const figuresKept = new WeakMap<Constituency, SeatFigures>();

/** A seat's line: the same object as long as its figures and the chosen party are the same. */
export function rowOf(roll: Roll, seat: SeatFigures, party: PartyId | null): ResultsRow {
  const known = rowsKept.get(seat);
  if (known !== undefined && known.party === party) return known.row;
  const row = makeRow(roll, seat, party);
  rowsKept.set(seat, { party, row });
  return row;
}

const rowsKept = new WeakMap<SeatFigures, { readonly party: PartyId | null; readonly row: ResultsRow }>();

function makeRow(roll: Roll, seat: SeatFigures, party: PartyId | null): ResultsRow {
  const { constituency, winner, majority, swing } = seat;
  return {
    slug: constituency.slug,
    name: constituency.name,
    ...taking(seat),
    remark: remarkOf(seat),
    member: winner?.name ?? '',
    majority: formatCount(majority?.votes ?? null),
    margin: marginWords(majority?.share ?? null),
    second: seat.rows[1]?.candidate.standing ?? null,
    share: formatShare(columnShare(seat, party)),
    change: formatSignedPoints(columnChange(seat, party)),
    swing: formatPoints(swing?.points ?? null),
    swingWay:
      swing === null ? '' : `${abbreviationOf(roll, swing.from)} to ${abbreviationOf(roll, swing.to)}`,
    turnout: formatShare(seat.turnout),
    electorate: formatCount(seat.electorate),
    beaten: seat.beaten.map((each) => each.name).join(', '),
    at: seat.declaredAt,
    time: timeOf(roll, seat),
  };
}

function taking({
  constituency,
  winner,
  outcome,
}: SeatFigures): Pick<ResultsRow, 'winner' | 'verb' | 'from'> {
  if (winner === null || outcome === null) {
    const from = defending(constituency.base)?.standing ?? null;
    return { winner: null, verb: from === null ? '' : 'defends', from };
  }
  switch (outcome.kind) {
    case 'gain':
      return { winner: winner.standing, verb: 'gain from', from: outcome.from };
    case 'hold':
    case 'new':
      return { winner: winner.standing, verb: outcome.kind === 'hold' ? 'hold' : 'win', from: null };
    default:
      return outcome satisfies never;
  }
}

function remarkOf({ contest = emptyContest, majority }: SeatFigures): string {
  const { phase } = contest;
  if (phase.kind === 'awaiting') return '';
  if (phase.kind !== 'declared') return stillToCome(contest).toLowerCase();
  const mark = resultMark(contest);
  if (mark !== '') return mark;
  return majority?.votes === 0 ? 'by lot' : '';
}

/** A majority as a share in points; below one point with two decimals, which tell the closest seats apart. */
export function marginWords(share: number | null): string {
  if (share === null || inPoints(share) >= 1) return formatPoints(share === null ? null : inPoints(share));
  return inPoints(share).toFixed(2);
}

function timeOf(roll: Roll, { declaredAt, constituency, contest }: SeatFigures): string {
  const { pollDate } = roll.reference.election;
  if (declaredAt !== null) return formatShortNightTime(declaredAt, pollDate);
  const isPostponed = contest?.phase.kind === 'postponed';
  const { expected } = constituency;
  return expected === null || isPostponed ? UNKNOWN : `exp. ${formatShortNightTime(expected.at, pollDate)}`;
}

import { majority } from '#lib/election/derive/majority.ts';
import { ranked } from '#lib/election/derive/standing-order.ts';
import { turnoutOfValidVotes } from '#lib/election/derive/turnout.ts';
import { validVotes } from '#lib/election/derive/valid-votes.ts';
import { inPoints } from '#lib/election/derive/vote-share.ts';
import type { CandidateId } from '#lib/election/ids.ts';
import type { PublicResult } from '#lib/election/public-results.ts';
import { candidatesOf } from '#lib/election/roll.ts';
import { standingName } from '#lib/format/names.ts';
import {
  formatCount,
  formatPercent,
  formatSignedCount,
  formatSignedPoints,
  UNKNOWN,
} from '#lib/format/numbers.ts';
import type { Seat } from './constituency-view-seat.ts';

/** One figure of two results side by side. */
export interface FigureRowView {
  readonly key: string;
  readonly figure: string;
  /** The party of a candidate; null for a figure of the contest. */
  readonly party: string | null;
  readonly was: string;
  readonly is: string;
  /** "+3,161"; empty where nothing changed or nothing can be compared. */
  readonly change: string;
}

/**
 * The figures of a result and of the one in its place: every candidate, the most votes first, then what describes the
 * contest. A result that is missing on either side is unknown there.
 */
export function figureRows(
  seat: Seat,
  before: PublicResult | null,
  after: PublicResult | null,
): readonly FigureRowView[] {
  return [...candidateRows(seat, before, after), ...contestRows(before, after)];
}

function candidateRows(
  { roll, constituency, contest }: Seat,
  before: PublicResult | null,
  after: PublicResult | null,
): readonly FigureRowView[] {
  const order = (after ?? before)?.figures;
  if (order === undefined) return [];
  const places = new Map<CandidateId, number>(
    ranked(order).map(({ candidateId }, place) => [candidateId, place]),
  );
  return candidatesOf(constituency, contest)
    .toSorted((left, right) => (places.get(left.id) ?? places.size) - (places.get(right.id) ?? places.size))
    .map(({ id, name, standing }) => ({
      ...countRow(id, name, before?.figures.votes[id] ?? null, after?.figures.votes[id] ?? null),
      party: standingName(roll, standing),
    }));
}

function contestRows(before: PublicResult | null, after: PublicResult | null): readonly FigureRowView[] {
  const count = (figure: string, read: (result: PublicResult) => number | null) =>
    countRow(figure, figure, before && read(before), after && read(after));
  const was = before === null ? null : turnoutOfValidVotes(before.figures);
  const is = after === null ? null : turnoutOfValidVotes(after.figures);
  return [
    count('Majority', ({ figures }) => majority(figures)?.votes ?? null),
    count('Valid votes', ({ figures }) => validVotes(figures)),
    {
      key: 'Turnout',
      figure: 'Turnout',
      party: null,
      was: formatPercent(was),
      is: formatPercent(is),
      change: was === null || is === null ? '' : `${formatSignedPoints(inPoints(is - was))} pts`,
    },
    count('Rejected ballots', ({ figures }) => figures.rejectedBallots),
    count('Electorate', ({ figures }) => figures.electorate),
  ].filter(({ figure, was, is }) =>
    // Who may vote there was not taken back with the votes.
    after === null ? figure !== 'Electorate' : was !== is || (is !== UNKNOWN && ALWAYS.has(figure)),
  );
}

/** Said also where they did not change: a reader asks. */
const ALWAYS: ReadonlySet<string> = new Set(['Majority', 'Valid votes']);

function countRow(key: string, figure: string, was: number | null, is: number | null): FigureRowView {
  const change = was === null || is === null || was === is ? '' : formatSignedCount(is - was);
  return { key, figure, party: null, was: formatCount(was), is: formatCount(is), change };
}

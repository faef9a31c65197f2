import { baseShareOf } from '#lib/election/derive/base-share.ts';
import { defending } from '#lib/election/derive/hold-or-gain.ts';
import { type ResultRow, resultRows } from '#lib/election/derive/result-row.ts';
import { defends, swingsNeeded } from '#lib/election/derive/swing-needed.ts';
import type { CandidateId } from '#lib/election/ids.ts';
import type { Candidate } from '#lib/election/reference.ts';
import { candidatesOf } from '#lib/election/roll.ts';
import { formatCount, formatGap, formatPercent, formatSignedPoints, UNKNOWN } from '#lib/format/numbers.ts';
import { type BarView, barsOf, noBar } from './constituency-view-bar.ts';
import { ballotNotes, resultNotes } from './constituency-view-notes.ts';
import type { Seat } from './constituency-view-seat.ts';
import { type TagView, tagOf } from './tag-view.ts';

export interface CandidateView {
  readonly id: CandidateId;
  readonly name: string;
  readonly tag: TagView;
  /** What the ballot paper says, or the party's name. */
  readonly party: string;
  /** "sitting MP", "deposit lost" */
  readonly remarks: readonly string[];
  readonly bar: BarView;
}

export interface ResultTableView {
  readonly kind: 'result';
  readonly title: string;
  readonly caption: string;
  readonly rows: readonly ResultRowView[];
  readonly notes: readonly string[];
}

export interface ResultRowView extends CandidateView {
  readonly isElected: boolean;
  readonly votes: string;
  readonly share: string;
  /** In points: "−20.8"; "no base" where there is nothing to compare with. */
  readonly change: string;
}

export interface BallotTableView {
  readonly kind: 'ballot';
  readonly title: string;
  readonly caption: string;
  /** "2019 share" */
  readonly baseHeading: string;
  readonly rows: readonly BallotRowView[];
  readonly notes: readonly string[];
}

export interface BallotRowView extends CandidateView {
  readonly baseShare: string;
  /** Swing from the defending party, in points; "defends", "no base". */
  readonly needs: string;
}

/** Votes once they are declared; until then who stands, in the order of the ballot paper. */
export function tableOf(seat: Seat): ResultTableView | BallotTableView {
  return seat.contest.phase.kind === 'declared' ? resultTable(seat) : ballotTable(seat);
}

function resultTable(seat: Seat): ResultTableView {
  const rows = resultRows(seat.constituency, seat.contest);
  const bars = barsOf(rows.map(({ share, baseShare }) => ({ share, base: baseShare })));
  return {
    kind: 'result',
    title: 'Result',
    caption: `Votes by candidate in ${seat.constituency.name}, most first`,
    rows: rows.map((row, index) => ({
      ...candidateView(seat, row.candidate, bars[index]),
      remarks: resultRemarks(row),
      isElected: row.elected,
      votes: formatCount(row.votes),
      share: formatPercent(row.share),
      change: row.change === null ? NO_BASE : formatSignedPoints(row.change),
    })),
    notes: resultNotes(seat),
  };
}

const NO_BASE = 'no base';

function resultRemarks({ candidate, elected, depositLost }: ResultRow): readonly string[] {
  return [
    ...(candidate.notable === null ? [] : [candidate.notable.role]),
    ...(elected ? [candidate.sittingMp ? 're-elected' : 'elected'] : []),
    ...(candidate.sittingMp && !elected ? ['sitting MP, beaten'] : []),
    ...(depositLost ? ['deposit lost'] : []),
  ];
}

function personRemarks(candidate: Candidate): readonly string[] {
  return [
    ...(candidate.notable === null ? [] : [candidate.notable.role]),
    ...(candidate.sittingMp ? ['sitting MP'] : candidate.formerMp ? ['former MP'] : []),
  ];
}

function ballotTable(seat: Seat): BallotTableView {
  const { roll, constituency, contest } = seat;
  const { base } = constituency;
  const candidates = candidatesOf(constituency, contest);
  const shares = candidates.map((each) => baseShareOf(base, each));
  const bars = barsOf(shares.map((base) => ({ share: null, base })));
  return {
    kind: 'ballot',
    title: 'Who stands',
    caption: `Candidates in ${constituency.name}, in the order of the ballot paper`,
    baseHeading: base === null ? 'Share' : `${roll.reference.election.baseName} share`,
    rows: candidates.map((candidate, index) => ({
      ...candidateView(seat, candidate, bars[index]),
      remarks: ballotRemarks(seat, candidate),
      baseShare: base === null ? UNKNOWN : shareOrNone(shares[index] ?? null),
      needs: needsWords(seat, candidate),
    })),
    notes: ballotNotes(seat),
  };
}

function shareOrNone(share: number | null): string {
  return share === null ? UNKNOWN : formatPercent(share);
}

function ballotRemarks({ contest }: Seat, candidate: Candidate): readonly string[] {
  const isWinner = contest.phase.kind === 'rush' && contest.phase.winner === candidate.id;
  return [...(isWinner ? ['winner announced'] : []), ...personRemarks(candidate)];
}

function needsWords({ constituency, contest }: Seat, candidate: Candidate): string {
  const defender = defending(constituency.base);
  if (defender === null) return UNKNOWN;
  if (defends(candidate, defender)) return 'defends';
  const needed = swingsNeeded(constituency, contest).find(({ challenger }) => challenger.id === candidate.id);
  return needed === undefined || needed.points === null ? NO_BASE : formatGap(needed.points);
}

function candidateView({ roll }: Seat, candidate: Candidate, bar: BarView | undefined) {
  const tag = tagOf(roll, candidate.standing);
  return {
    id: candidate.id,
    name: candidate.name,
    tag,
    party: candidate.description ?? tag.name,
    bar: bar ?? noBar,
  };
}

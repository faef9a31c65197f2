import type { Candidate, Constituency } from '../reference.ts';
import type { Contest } from '../state.ts';
import { beatenMps } from './beaten-mps.ts';
import { type HoldOrGain, holdOrGain } from './hold-or-gain.ts';
import { type Majority, majority } from './majority.ts';
import { memberElect } from './members.ts';
import { type ResultRow, resultRows } from './result-row.ts';
import { contestSwing, type Swing } from './swing.ts';
import { turnoutOfValidVotes } from './turnout.ts';
import { validVotes } from './valid-votes.ts';

/** One seat with every figure by which seats are listed, filtered and compared. What is not known is null. */
export interface SeatFigures {
  readonly constituency: Constituency;
  readonly contest: Contest | undefined;
  /** Declared or announced. */
  readonly winner: Candidate | null;
  readonly outcome: HoldOrGain | null;
  /** UTC instant at which the result was declared as its source gives it, or at which a winner was announced. */
  readonly declaredAt: string | null;
  /** Of a declared result only, as all below. Most votes first. */
  readonly rows: readonly ResultRow[];
  readonly majority: Majority | null;
  readonly swing: Swing | null;
  /** Valid votes over the electorate, 0 to 1. */
  readonly turnout: number | null;
  readonly validVotes: number | null;
  /** Declared, or as the pack has it until then. */
  readonly electorate: number;
  /** Sitting MPs who stood here and were not elected here. */
  readonly beaten: readonly Candidate[];
  readonly depositsLost: number | null;
}

export function seatFigures(constituency: Constituency, contest: Contest | undefined): SeatFigures {
  const winner = memberElect(constituency, contest);
  const phase = contest?.phase;
  const known = {
    constituency,
    contest,
    winner,
    outcome: winner === null ? null : holdOrGain(winner, constituency.base),
    beaten: beatenMps(constituency, contest),
  };
  if (contest === undefined || phase?.kind !== 'declared') {
    return {
      ...known,
      declaredAt: phase?.kind === 'rush' ? phase.at : null,
      rows: [],
      majority: null,
      swing: null,
      turnout: null,
      validVotes: null,
      electorate: constituency.electorate,
      depositsLost: null,
    };
  }
  const { figures } = phase;
  const rows = resultRows(constituency, contest);
  return {
    ...known,
    declaredAt: figures.declaredAt,
    rows,
    majority: majority(figures),
    swing: contestSwing(constituency, contest),
    turnout: turnoutOfValidVotes(figures),
    validVotes: validVotes(figures),
    electorate: figures.electorate,
    depositsLost: rows.filter(({ depositLost }) => depositLost).length,
  };
}

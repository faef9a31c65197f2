import { validVotes } from '#lib/election/derive/valid-votes.ts';
import type { Figures } from '#lib/election/events.ts';
import type { CandidateId } from '#lib/election/ids.ts';
import type { Candidate, Constituency } from '#lib/election/reference.ts';
import { candidatesOf, type Roll } from '#lib/election/roll.ts';
import type { Contest, NightState } from '#lib/election/state.ts';
import type { EntryForm, FormField } from '../entry-form.ts';
import { countIn } from '../typed-figures.ts';

/** Something about typed figures that a person should look at twice. */
export interface EntryDoubt {
  /** The judge's word for it where ingest will ask too; otherwise a word of the desk's own. */
  readonly code: DoubtCode;
  /** Where to look. */
  readonly fields: readonly FormField[];
  /** What it is and what to do, for somebody in a hurry. */
  readonly words: string;
  /**
   * `stops`: cannot be published so. `asks`: has to be looked at and confirmed. `notes`: worth knowing, asks nothing.
   */
  readonly weight: 'stops' | 'asks' | 'notes';
}

/** The first are the judge's, and ingest asks for its confirmation; the last the desk's alone. */
export type DoubtCode =
  | 'OVER_ELECTORATE'
  | 'VERIFICATION_MISMATCH'
  | 'MAJORITY_MISMATCH'
  | 'WINNER_MISMATCH'
  | 'TIE'
  | 'LOT_MISMATCH'
  | 'ALL_ZERO'
  | 'PARTIAL_ENTRY'
  | 'ROW_SHIFT'
  | 'DECREASE'
  | 'ZERO_OUT'
  | 'SWAP'
  | 'WINNER_CHANGE'
  | 'SAME_AS_WITHDRAWN'
  | 'ELECTORATE_DIFFERS'
  | 'REJECTED_HIGH'
  | 'TURNOUT'
  | 'SAFE_SEAT_LOST'
  | 'SAME_NAME'
  | 'LOOKALIKE'
  | 'SAME_VOTES'
  | 'FEED_DIFFERS'
  | 'FEED_SWAP';

/** Figures as far as they are typed, beside what is known of the seat. */
export interface Typed {
  readonly roll: Roll;
  readonly state: NightState;
  readonly constituency: Constituency;
  readonly contest: Contest;
  readonly standing: readonly Candidate[];
  readonly form: EntryForm;
  /** Counts that can be read; who is not in it has none yet. */
  readonly votes: ReadonlyMap<CandidateId, number>;
  /** Every candidate has a count. */
  readonly isComplete: boolean;
  readonly sum: number;
  readonly electorate: number;
  readonly rejectedBallots: number | null;
  readonly ballots: number | null;
  readonly majority: number | null;
  /** What the feed's newest waiting message says of the same seat; null without one. */
  readonly feed: ReadonlyMap<CandidateId, number> | null;
}

export interface TypedSeat {
  readonly roll: Roll;
  readonly state: NightState;
  readonly constituency: Constituency;
  readonly contest: Contest;
  readonly form: EntryForm;
  readonly feed: ReadonlyMap<CandidateId, number> | null;
}

export function typedOf(seat: TypedSeat): Typed {
  const { constituency, contest, form } = seat;
  const standing = candidatesOf(constituency, contest);
  const votes = new Map(
    standing.flatMap(({ id }) => {
      const count = countIn(form.votes[id] ?? '');
      return count === null ? [] : [[id, count] as const];
    }),
  );
  return {
    ...seat,
    standing,
    votes,
    isComplete: votes.size === standing.length,
    sum: [...votes.values()].reduce((sum, count) => sum + count, 0),
    electorate: countIn(form.electorate) ?? electorateKnown(constituency, contest),
    rejectedBallots: countIn(form.rejectedBallots),
    ballots: countIn(form.ballots),
    majority: countIn(form.majority),
  };
}

/** As published before; else as known before the night. */
export function electorateKnown(constituency: Constituency, { phase }: Contest): number {
  return phase.kind === 'declared' ? phase.figures.electorate : constituency.electorate;
}

/** The typed figures as they would be published; only for a complete set. */
export function figuresTyped({ votes, electorate, rejectedBallots, form, contest }: Typed): Figures {
  const { phase } = contest;
  return {
    votes: Object.fromEntries(votes),
    electorate,
    rejectedBallots,
    decidedByLot: form.lot,
    declaredAt: phase.kind === 'declared' ? phase.figures.declaredAt : '',
  };
}

export function fieldOf(id: CandidateId): FormField {
  return `votes ${id}`;
}

export function nameOf({ standing }: Pick<Typed, 'standing'>, id: CandidateId): string {
  return standing.find((each) => each.id === id)?.name ?? id;
}

/** Valid votes over the electorate at the last election, 0 to 1; null where it is not known. */
export function baseTurnout({ base }: Constituency): number | null {
  return base?.electorate ? base.validVotes / base.electorate : null;
}

/** The same tonight. */
export function turnoutTonight({ phase }: Contest): number | null {
  if (phase.kind !== 'declared' || phase.figures.electorate === 0) return null;
  return validVotes(phase.figures) / phase.figures.electorate;
}

import { type EntryForm, hasFiguresIn } from '#lib/desk/entry-form.ts';
import { countIn } from '#lib/desk/typed-figures.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import { candidatesOf, constituencyOf, type Roll } from '#lib/election/roll.ts';
import { emptyContest, type NightState } from '#lib/election/state.ts';
import { formatCount } from '#lib/format/numbers.ts';
import { spokenSeat } from '#lib/format/sentences/spoken-seat.ts';
import { KIND_NAMES } from './entry-words.ts';

/** What became public of a seat while somebody typed about it. */
export interface ChangedView {
  /** What is public now, in a sentence. */
  readonly words: string;
  /** Where what was typed differs from it; empty where nothing can be compared. */
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly typed: string;
    readonly isPublic: string;
  }[];
  /** The form as it goes on from what is public now; nothing that was typed is lost. */
  readonly goOn: EntryForm;
  readonly goOnLabel: string;
}

/** Null while the form stands on what is public now. */
export function changedView(
  roll: Roll,
  state: NightState,
  constituencyId: ConstituencyId,
  form: EntryForm,
): ChangedView | null {
  const contest = state.contests[constituencyId] ?? emptyContest;
  if (contest.revision === form.expectedRevision) return null;
  const constituency = constituencyOf(roll, constituencyId);
  const { phase } = contest;
  const kind = kindNow(form.kind, phase.kind === 'declared');
  const rows =
    phase.kind === 'declared' && hasFiguresIn(form.kind)
      ? candidatesOf(constituency, contest).map(({ id, name }) => ({
          key: id,
          name,
          typed: formatCount(countIn(form.votes[id] ?? '')),
          isPublic: formatCount(phase.figures.votes[id] ?? null),
        }))
      : [];
  return {
    words: spokenSeat(roll, constituency, contest),
    rows: rows.filter(({ typed, isPublic }) => typed !== isPublic),
    goOn: { ...form, kind, expectedRevision: contest.revision },
    goOnLabel:
      kind === form.kind
        ? 'Go on from what is public now'
        : `Go on: it is a ${KIND_NAMES[kind].toLowerCase()} now`,
  };
}

/** New figures for a seat that has declared are a correction, and the other way round. */
function kindNow(kind: EntryForm['kind'], isDeclared: boolean): EntryForm['kind'] {
  if (!hasFiguresIn(kind)) return kind;
  return isDeclared ? 'correction' : 'result';
}

import type { EntryDoubt } from '#lib/desk/doubts/doubt.ts';
import { electorateKnown, figuresTyped, type Typed, typedOf } from '#lib/desk/doubts/doubt.ts';
import type { EntryKind } from '#lib/desk/entry.ts';
import { entryDoubts } from '#lib/desk/entry-doubts.ts';
import {
  type EntryForm,
  type FormFault,
  type FormField,
  hasFiguresIn,
  nextRecount,
  readForm,
} from '#lib/desk/entry-form.ts';
import { voteShare } from '#lib/election/derive/vote-share.ts';
import { leaders } from '#lib/election/derive/winner.ts';
import type { CandidateId, ConstituencyId } from '#lib/election/ids.ts';
import { constituencyOf, type Roll } from '#lib/election/roll.ts';
import { emptyContest, type NightState } from '#lib/election/state.ts';
import { counted, formatCount, formatPercent } from '#lib/format/numbers.ts';
import { type TagView, tagOf } from '../tag-view.ts';
import { KIND_NAMES } from './entry-words.ts';
import { type SumView, sumsOf } from './sums-view.ts';

/** A form as it stands, with everything that can be said of it while it is typed. */
export interface FormView {
  readonly kind: EntryKind;
  readonly kinds: readonly { readonly kind: EntryKind; readonly name: string }[];
  readonly hasFigures: boolean;
  readonly rows: readonly CandidateRow[];
  /** The candidates among whom the lot chose; empty without a tie. */
  readonly tied: readonly { readonly id: CandidateId; readonly name: string }[];
  readonly known: KnownFigures;
  readonly sums: readonly SumView[];
  readonly doubts: readonly EntryDoubt[];
  /** What is wrong, by field; what is only missing is not among them. */
  readonly wrong: Readonly<Partial<Record<FormField, string>>>;
  /** What is still missing, in a sentence; null when nothing is. */
  readonly missing: string | null;
  /** The first field that needs a hand; null when the form can be handed in. */
  readonly firstFault: FormField | null;
}

export interface CandidateRow {
  readonly id: CandidateId;
  readonly field: FormField;
  readonly name: string;
  readonly tag: TagView;
  /** What the ballot paper says, where it differs from the party's name. */
  readonly party: string;
  readonly text: string;
  /** "33.4%"; empty until every figure is there. */
  readonly share: string;
  readonly isDoubted: boolean;
  readonly isFirst: boolean;
}

/** What was known before, for the fields that may stay empty. */
export interface KnownFigures {
  readonly electorate: string;
  readonly recount: string;
}

export interface FormInput {
  readonly roll: Roll;
  readonly state: NightState;
  readonly constituencyId: ConstituencyId;
  readonly nightNowMs: number;
  readonly form: EntryForm;
  readonly kinds: readonly EntryKind[];
  readonly feed: ReadonlyMap<CandidateId, number> | null;
}

export function formView({
  roll,
  state,
  constituencyId,
  nightNowMs,
  form,
  kinds,
  feed,
}: FormInput): FormView {
  const constituency = constituencyOf(roll, constituencyId);
  const contest = state.contests[constituencyId] ?? emptyContest;
  const seat = { roll, state, constituency, contest, form, feed };
  const typed = typedOf(seat);
  const doubts = entryDoubts(seat);
  const read = readForm(form, { constituency, contest, nightNowMs });
  const faults = read.ok ? [] : read.faults;
  return {
    kind: form.kind,
    kinds: kinds.map((kind) => ({ kind, name: KIND_NAMES[kind] })),
    hasFigures: hasFiguresIn(form.kind),
    rows: rowsOf(typed, doubts),
    tied: tiedIn(typed),
    known: {
      electorate: formatCount(electorateKnown(constituency, contest)),
      recount: String(nextRecount(contest)),
    },
    sums: hasFiguresIn(form.kind) ? sumsOf(typed) : [],
    doubts,
    wrong: Object.fromEntries(
      faults.filter(({ isMissing }) => !isMissing).map(({ field, words }) => [field, words]),
    ),
    missing: missingWords(typed, faults),
    firstFault: faults[0]?.field ?? null,
  };
}

function rowsOf(typed: Typed, doubts: readonly EntryDoubt[]): readonly CandidateRow[] {
  const doubted = new Set(doubts.filter(({ weight }) => weight !== 'notes').flatMap(({ fields }) => fields));
  const most = Math.max(0, ...typed.votes.values());
  return typed.standing.map(({ id, name, standing, description }) => {
    const tag = tagOf(typed.roll, standing);
    const votes = typed.votes.get(id);
    const field: FormField = `votes ${id}`;
    return {
      id,
      field,
      name,
      tag,
      party: description ?? tag.name,
      text: typed.form.votes[id] ?? '',
      share: typed.isComplete && votes !== undefined ? formatPercent(voteShare(votes, typed.sum)) : '',
      isDoubted: doubted.has(field),
      isFirst: typed.isComplete && most > 0 && votes === most,
    };
  });
}

/** Whoever has been chosen, the others stay to be chosen: a lot is misheard like any name. */
function tiedIn(typed: Typed): FormView['tied'] {
  const { standing, form, isComplete, sum } = typed;
  const first = isComplete && sum > 0 ? leaders(figuresTyped(typed)) : [];
  const offered = new Set<CandidateId | null>(first.length > 1 ? first : [form.lot]);
  return standing.filter(({ id }) => offered.has(id)).map(({ id, name }) => ({ id, name }));
}

function missingWords({ votes, standing, isComplete }: Typed, faults: readonly FormFault[]): string | null {
  const missing = faults.filter(({ isMissing }) => isMissing);
  const figures = missing.filter(({ field }) => field.startsWith('votes '));
  const others = missing.filter(({ field }) => !field.startsWith('votes '));
  const words = [
    ...(isComplete || figures.length === 0
      ? []
      : [`${counted(standing.length - votes.size, 'figure')} still to type.`]),
    ...others.map((fault) => fault.words),
  ];
  return words.length === 0 ? null : words.join(' ');
}

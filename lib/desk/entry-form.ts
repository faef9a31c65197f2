import type { CandidateId } from '#lib/election/ids.ts';
import type { Constituency } from '#lib/election/reference.ts';
import { candidatesOf } from '#lib/election/roll.ts';
import type { Contest } from '#lib/election/state.ts';
import type { Entry, EntryContent, EntryFigures, EntryKind } from './entry.ts';
import { readFigure } from './typed-figures.ts';
import { readTime, timeToType } from './typed-time.ts';

/** What somebody typed about a seat, as it was typed: this is what a draft keeps, letter by letter. */
export interface EntryForm {
  readonly kind: EntryKind;
  /** The contest's revision that the person saw. */
  readonly expectedRevision: number;
  /** By candidate; whoever is not in it has an empty field. */
  readonly votes: Readonly<Record<CandidateId, string>>;
  readonly electorate: string;
  readonly rejectedBallots: string;
  readonly ballots: string;
  readonly majority: string;
  /** Who was announced; of a rush the whole content, of figures a second look. */
  readonly winner: CandidateId | null;
  readonly lot: CandidateId | null;
  /** A time of day; empty for now. */
  readonly declaredAt: string;
  readonly recount: string;
  readonly source: string;
  /** The reason of a correction, withdrawal or postponement; the words of a flag. */
  readonly words: string;
  /** The held message that this entry settles; null for most. */
  readonly fromInput: string | null;
}

/** A part of the form: a field of its own, or one candidate's votes. */
export type FormField =
  | `votes ${CandidateId}`
  | 'electorate'
  | 'rejectedBallots'
  | 'ballots'
  | 'majority'
  | 'winner'
  | 'lot'
  | 'declaredAt'
  | 'recount'
  | 'source'
  | 'words'
  | 'kind';

/** What keeps the form from being an entry. */
export interface FormFault {
  readonly field: FormField;
  readonly words: string;
  /** Nothing is wrong yet: something is still to be typed. */
  readonly isMissing: boolean;
}

export type ReadForm =
  | { readonly ok: true; readonly entry: Entry }
  | { readonly ok: false; readonly faults: readonly FormFault[] };

/** Counted again more often than this is unheard of. */
const RECOUNTS_MAX = 20;

export function emptyForm(kind: EntryKind, expectedRevision: number): EntryForm {
  return {
    kind,
    expectedRevision,
    votes: {},
    electorate: '',
    rejectedBallots: '',
    ballots: '',
    majority: '',
    winner: null,
    lot: null,
    declaredAt: '',
    recount: '',
    source: '',
    words: '',
    fromInput: null,
  };
}

export function hasFiguresIn(kind: EntryKind): kind is 'result' | 'correction' {
  return kind === 'result' || kind === 'correction';
}

/** True when nothing that a person typed would be lost with the form. */
export function isUntouched(form: EntryForm): boolean {
  const texts = [
    ...Object.values<string>(form.votes),
    form.electorate,
    form.rejectedBallots,
    form.ballots,
    form.majority,
    form.declaredAt,
    form.recount,
    form.source,
    form.words,
  ];
  return texts.every((text) => text.trim() === '') && form.winner === null && form.lot === null;
}

/** The form of figures that are known: of a message that is edited, or of the result that is corrected. */
export function formOfFigures(form: EntryForm, figures: EntryFigures): EntryForm {
  const text = (count: number | null) => (count === null ? '' : String(count));
  const votes = Object.entries(figures.votes).map(([id, count]) => [id, text(count)]);
  return {
    ...form,
    votes: Object.fromEntries(votes),
    electorate: text(figures.electorate),
    rejectedBallots: text(figures.rejectedBallots),
    ballots: text(figures.ballots),
    majority: text(figures.majority),
    winner: figures.winner,
    lot: figures.decidedByLot,
    declaredAt: timeToType(figures.declaredAt),
  };
}

export interface FormContext {
  readonly constituency: Constituency;
  readonly contest: Contest;
  /** Milliseconds since 1970 on the night's clock. */
  readonly nightNowMs: number;
}

/** The entry that the form makes, or everything that is still wrong with it or missing, in the form's order. */
export function readForm(form: EntryForm, context: FormContext): ReadForm {
  const faults: FormFault[] = [];
  const content = contentOf(form, context, faults);
  const source = required(form.source, 'source', 'Say who says so: the source.', faults);
  if (content === null || faults.length > 0) return { ok: false, faults };
  const { expectedRevision } = form;
  return { ok: true, entry: { constituencyId: context.constituency.id, expectedRevision, source, content } };
}

function contentOf(form: EntryForm, context: FormContext, faults: FormFault[]): EntryContent | null {
  switch (form.kind) {
    case 'result':
      return { kind: 'result', figures: figuresIn(form, context, faults) };
    case 'correction':
      return {
        kind: 'correction',
        figures: figuresIn(form, context, faults),
        reason: required(form.words, 'words', 'Say why, as readers will see it.', faults),
      };
    case 'rush':
      return rushIn(form, faults);
    case 'recount':
      return { kind: 'recount', recount: recountIn(form, context, faults) };
    case 'counting':
    case 'flagCleared':
      return { kind: form.kind };
    case 'withdrawal':
    case 'postponement':
      return {
        kind: form.kind,
        reason: required(form.words, 'words', 'Say why, as readers will see it.', faults),
      };
    case 'flag':
      return {
        kind: 'flag',
        words: required(form.words, 'words', 'Say what is doubted, as readers will see it.', faults),
      };
    default:
      return form.kind satisfies never;
  }
}

function figuresIn(form: EntryForm, context: FormContext, faults: FormFault[]): EntryFigures {
  const optional = (field: 'electorate' | 'rejectedBallots' | 'ballots' | 'majority') =>
    countOf(form[field], field, null, faults);
  const standing = candidatesOf(context.constituency, context.contest);
  const votes = standing.map(({ id, name }) => {
    const missing = `${name} has no figure yet.`;
    return [id, countOf(form.votes[id] ?? '', `votes ${id}`, missing, faults) ?? 0];
  });
  return {
    votes: Object.fromEntries(votes),
    electorate: optional('electorate'),
    rejectedBallots: optional('rejectedBallots'),
    ballots: optional('ballots'),
    majority: optional('majority'),
    winner: form.winner,
    decidedByLot: form.lot,
    declaredAt: timeIn(form, context, faults),
  };
}

/** The count in a field; null when it is empty, which is a fault where `missing` says what lacks. */
function countOf(
  typed: string,
  field: FormField,
  missing: string | null,
  faults: FormFault[],
): number | null {
  const read = readFigure(typed);
  switch (read.kind) {
    case 'figure':
      return read.count;
    case 'refused':
      faults.push({ field, words: read.words, isMissing: false });
      return null;
    case 'empty':
      if (missing !== null) faults.push({ field, words: missing, isMissing: true });
      return null;
    default:
      return read satisfies never;
  }
}

function timeIn({ declaredAt }: EntryForm, { nightNowMs }: FormContext, faults: FormFault[]): string {
  const read = readTime(declaredAt, nightNowMs);
  if (read.kind === 'time') return read.at;
  if (read.kind === 'refused') faults.push({ field: 'declaredAt', words: read.words, isMissing: false });
  return wholeSecond(nightNowMs);
}

function rushIn({ winner }: EntryForm, faults: FormFault[]): EntryContent | null {
  if (winner !== null) return { kind: 'rush', winner };
  faults.push({ field: 'winner', words: 'Choose who was announced.', isMissing: true });
  return null;
}

function recountIn(form: EntryForm, { contest }: FormContext, faults: FormFault[]): number {
  const read = readFigure(form.recount);
  if (read.kind === 'empty') return nextRecount(contest);
  if (read.kind === 'figure' && read.count >= 1 && read.count <= RECOUNTS_MAX) return read.count;
  const words = read.kind === 'refused' ? read.words : `A recount is 1 to ${RECOUNTS_MAX}.`;
  faults.push({ field: 'recount', words, isMissing: false });
  return 1;
}

/** 1 for the first; one more than the one that is known. */
export function nextRecount({ phase }: Contest): number {
  return phase.kind === 'recount' ? phase.recount + 1 : 1;
}

function required(typed: string, field: 'source' | 'words', words: string, faults: FormFault[]): string {
  const text = typed.trim();
  if (text === '') faults.push({ field, words, isMissing: true });
  return text;
}

function wholeSecond(ms: number): string {
  return new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}

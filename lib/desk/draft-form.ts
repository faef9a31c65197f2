import type { CandidateId } from '#lib/election/ids.ts';
import type { DraftForm } from './desk-request.ts';
import type { EntryKind } from './entry.ts';
import { type EntryForm, emptyForm } from './entry-form.ts';

/** Fields of the form that are plain texts. */
const TEXTS = [
  'electorate',
  'rejectedBallots',
  'ballots',
  'majority',
  'declaredAt',
  'recount',
  'source',
  'words',
] as const;

const CHOICES = ['winner', 'lot', 'fromInput'] as const;

const VOTES = 'votes ';

const KINDS: readonly EntryKind[] = [
  'result',
  'correction',
  'rush',
  'counting',
  'recount',
  'withdrawal',
  'postponement',
  'flag',
  'flagCleared',
];

/** A form as a draft keeps it: text by field, empty fields left out. */
export function toDraft(form: EntryForm): DraftForm {
  const votes = Object.entries<string>(form.votes).map(([id, text]) => [`${VOTES}${id}`, text] as const);
  const texts = TEXTS.map((field) => [field, form[field]] as const);
  const choices = CHOICES.map((field) => [field, form[field] ?? ''] as const);
  const kept = [...votes, ...texts, ...choices].filter(([, text]) => text !== '');
  return {
    ...Object.fromEntries(kept),
    kind: form.kind,
    expectedRevision: String(form.expectedRevision),
  };
}

/** The same back, letter by letter; null where the text is not that of a form. Unknown fields are left out. */
export function fromDraft(draft: DraftForm): EntryForm | null {
  const said = new Map(
    Object.entries(draft).flatMap(([field, text]) =>
      typeof text === 'string' ? [[field, text] as const] : [],
    ),
  );
  const kind = KINDS.find((each) => each === said.get('kind'));
  const revision = Number(said.get('expectedRevision') ?? Number.NaN);
  if (kind === undefined || !Number.isInteger(revision)) return null;
  const votes = [...said].filter(([field]) => field.startsWith(VOTES));
  const texts = TEXTS.map((field) => [field, said.get(field) ?? '']);
  return {
    ...emptyForm(kind, revision),
    ...Object.fromEntries(texts),
    votes: Object.fromEntries(votes.map(([field, text]) => [field.slice(VOTES.length), text])),
    winner: (said.get('winner') ?? null) as CandidateId | null,
    lot: (said.get('lot') ?? null) as CandidateId | null,
    fromInput: said.get('fromInput') ?? null,
  };
}

import type { Contest } from '#lib/election/state.ts';
import type { Entry } from './entry.ts';
import { type EntryForm, emptyForm, formOfFigures } from './entry-form.ts';

/** A form that begins with an entry, to be changed and handed in again. */
export function formOfEntry({ content, expectedRevision, source }: Entry): EntryForm {
  const form: EntryForm = {
    ...emptyForm(content.kind, expectedRevision),
    source,
    words: 'reason' in content ? content.reason : 'words' in content ? content.words : '',
    winner: 'winner' in content ? content.winner : null,
    recount: 'recount' in content ? String(content.recount) : '',
  };
  return 'figures' in content ? formOfFigures(form, content.figures) : form;
}

/** A correction that begins with what is public: only what was wrong has to be typed. Null while nothing is public. */
export function formOfPublic({ phase, revision }: Contest): EntryForm | null {
  if (phase.kind !== 'declared') return null;
  const { votes, electorate, rejectedBallots, decidedByLot, declaredAt } = phase.figures;
  const known = { votes, electorate, rejectedBallots, decidedByLot, declaredAt };
  const form = formOfFigures(emptyForm('correction', revision), {
    ...known,
    ballots: null,
    majority: null,
    winner: null,
  });
  // The time of the declaration stays what it was.
  return { ...form, declaredAt: '' };
}

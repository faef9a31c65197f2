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

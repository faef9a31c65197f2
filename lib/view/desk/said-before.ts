import type { DeskView, SaidOfEntry } from '#lib/desk/desk-view.ts';
import type { Entry, EntryContent, EntryKind } from '#lib/desk/entry.ts';
import type { EntryForm } from '#lib/desk/entry-form.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';

/** A colleague's entry of the same kind, whose words readers will read if a second person agrees. */
export interface SaidBefore extends SaidOfEntry {
  readonly name: string;
}

/** The oldest that waits; null where nobody has said such a thing of the seat. */
export function saidBefore(desk: DeskView, id: ConstituencyId, kind: EntryKind): SaidBefore | null {
  const found = desk.queue.entries.find(
    (each) => each.constituencyId === id && each.kind === kind && !each.mine,
  );
  return found === undefined ? null : { name: found.by.name, ...found.said };
}

/** A second person gives no reason of their own: nobody would read it. */
export function withReasonOf(said: SaidBefore | null, form: EntryForm): EntryForm {
  return said?.reason == null ? form : { ...form, words: said.reason };
}

/** The entry as readers would read it: what its writer found, in the words of whoever was first. */
export function inWordsOf(said: SaidBefore | null, entry: Entry): Entry {
  if (said === null) return entry;
  return { ...entry, source: said.source, content: contentInWordsOf(said, entry.content) };
}

function contentInWordsOf({ reason, declaredAt }: SaidOfEntry, content: EntryContent): EntryContent {
  if (content.kind === 'result' && declaredAt !== null) {
    return { ...content, figures: { ...content.figures, declaredAt } };
  }
  return 'reason' in content && reason !== null ? { ...content, reason } : content;
}

'use client';
import { useCallback, useState } from 'react';
import type { DraftForm } from '#lib/desk/desk-request.ts';
import type { DeskView } from '#lib/desk/desk-view.ts';
import { fromDraft, toDraft } from '#lib/desk/draft-form.ts';
import type { EntryKind } from '#lib/desk/entry.ts';
import { type EntryForm, emptyForm, isUntouched } from '#lib/desk/entry-form.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Contest } from '#lib/election/state.ts';
import { useDeskParts } from './desk-context.ts';

export interface Forms {
  /** What is typed for a seat: as it stands on this screen, else as it was kept, else empty. */
  formOf(seat: ConstituencyId, contest: Contest, kinds: readonly EntryKind[]): EntryForm;
  change(seat: ConstituencyId, form: EntryForm): void;
  /** It is being handed in. */
  hold(seat: ConstituencyId): void;
  /** It was not taken in. */
  release(seat: ConstituencyId): void;
  /** It was handed in, or is thrown away on purpose. */
  forget(seat: ConstituencyId, isWithServer: boolean): void;
}

/** The forms of every seat that somebody has typed about. Going to another seat and back loses nothing. */
export function useForms(view: DeskView): Forms {
  const { drafts } = useDeskParts();
  const [forms, setForms] = useState<ReadonlyMap<ConstituencyId, EntryForm | null>>(new Map());
  const formOf = useCallback(
    (seat: ConstituencyId, contest: Contest, kinds: readonly EntryKind[]) => {
      const kept = forms.has(seat) ? (forms.get(seat) ?? null) : keptForm(view, drafts.unsent(seat), seat);
      const isOpen = kept !== null && kinds.includes(kept.kind);
      if (kept !== null && !isUntouched(kept)) return kept;
      // Nothing typed yet: the form follows the seat.
      const kind = isOpen ? kept.kind : firstKind(view, seat, kinds);
      return emptyForm(kind, contest.revision);
    },
    [forms, view, drafts],
  );
  const change = useCallback(
    (seat: ConstituencyId, form: EntryForm) => {
      setForms((before) => new Map(before).set(seat, form));
      // A form in which nothing is typed is no draft, and one that was emptied is none any more.
      if (!isUntouched(form)) drafts.keep(seat, toDraft(form));
      else if (savedDraft(view, seat) !== null || drafts.unsent(seat) !== null) drafts.forget(seat, true);
    },
    [view, drafts],
  );
  const forget = useCallback(
    (seat: ConstituencyId, isWithServer: boolean) => {
      setForms((before) => new Map(before).set(seat, null));
      drafts.forget(seat, isWithServer);
    },
    [drafts],
  );
  return { formOf, change, hold: drafts.hold, release: drafts.release, forget };
}

function keptForm(view: DeskView, unsent: DraftForm | null, seat: ConstituencyId): EntryForm | null {
  const draft = unsent ?? savedDraft(view, seat);
  return draft === null ? null : fromDraft(draft);
}

function savedDraft({ queue, me }: DeskView, seat: ConstituencyId): DraftForm | null {
  const mine = queue.drafts.find((each) => each.constituencyId === seat && each.by.userId === me.userId);
  return mine?.form ?? null;
}

/** What a colleague has entered already is likely what one is about to enter. */
function firstKind({ queue }: DeskView, seat: ConstituencyId, kinds: readonly EntryKind[]): EntryKind {
  const waiting = queue.entries.find(({ constituencyId }) => constituencyId === seat)?.kind;
  return kinds.find((kind) => kind === waiting) ?? kinds[0] ?? waiting ?? 'result';
}

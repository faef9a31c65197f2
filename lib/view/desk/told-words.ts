/** What came of something that was handed in or asked for, as it was answered. */
export interface Told {
  readonly words: string;
  /** Kind of the desk's event that answered it. */
  readonly event: string;
  /** Revision of the seat that was public then. */
  readonly revision: number;
}

interface Since {
  /** An entry of one's own has been in the queue since. */
  readonly hasWaited: boolean;
  /** It still is. */
  readonly isWaiting: boolean;
  /** A colleague's says otherwise. */
  readonly isDiffering: boolean;
  /** Revision of the seat that is public now. */
  readonly revision: number;
}

const OF_AN_ENTRY: ReadonlySet<string> = new Set(['entryWaits', 'entryDiffers']);

/** The answer for as long as it is true, then what became of it: an entry that waited may be public by now. */
export function toldWords(told: Told | null, since: Since): string {
  if (told === null) return '';
  if (!OF_AN_ENTRY.has(told.event) || !since.hasWaited) return told.words;
  // The comparison says so itself.
  if (since.isWaiting) return told.event === 'entryWaits' && since.isDiffering ? '' : told.words;
  return since.revision > told.revision ? 'A colleague agreed: it is public.' : 'An editor took it back.';
}

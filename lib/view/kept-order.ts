/** A list as it stands on the page, and how far the night has moved on from it. */
export interface KeptOrder<Id> {
  readonly shown: readonly Id[];
  /** Entries that came or went since; 0 while the list is up to date. */
  readonly changes: number;
}

/** Which lists a page keeps as the reader saw them, by name. */
export type KeptLists<Id> = Readonly<Record<string, readonly Id[]>>;

/**
 * A list that does not move under the reader: its entries stay, in their order, until the reader asks for the latest.
 * What an entry says goes on changing in its place. Without a kept list the latest is shown.
 */
export function keptOrder<Id>(latest: readonly Id[], kept: readonly Id[] | undefined): KeptOrder<Id> {
  if (kept === undefined) return { shown: latest, changes: 0 };
  const before = new Set(kept);
  const now = new Set(latest);
  const came = latest.filter((id) => !before.has(id)).length;
  const went = kept.filter((id) => !now.has(id)).length;
  return { shown: kept, changes: came + went };
}

import type { TagView } from './tag-view.ts';

/** A plain table of a list: people, parties or records. */
export interface ListTable {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly ListColumn[];
  readonly rows: readonly ListRow[];
  /** What stands in place of the rows while there are none. */
  readonly none: string;
}

export interface ListColumn {
  readonly label: string;
  /** Figures stand at the right. */
  readonly isFigure: boolean;
}

/** The first cell heads the row. */
export interface ListRow {
  readonly id: string;
  readonly cells: readonly ListCell[];
}

/** One or several pieces of words, each with its tag and where it leads. */
export type ListCell = readonly ListWords[];

export interface ListWords {
  readonly words: string;
  readonly tag: TagView | null;
  readonly href: string | null;
}

export function plain(words: string): ListCell {
  return [{ words, tag: null, href: null }];
}

export function tagged(words: string, tag: TagView): ListCell {
  return [{ words, tag, href: null }];
}

export function linked(words: string, href: string): ListCell {
  return [{ words, tag: null, href }];
}

export function columns(
  ...labels: readonly (readonly [string, 'words' | 'figure'])[]
): readonly ListColumn[] {
  return labels.map(([label, kind]) => ({ label, isFigure: kind === 'figure' }));
}

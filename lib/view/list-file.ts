import { UNKNOWN } from '#lib/format/numbers.ts';
import type { Cell } from './results-file.ts';
import type { ListCell, ListTable } from './results-table.ts';

export interface ListFile {
  readonly heading: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * A table of a list as a file: the rows that are shown, in their order. Whoever has a tag has its letters in a column
 * of their own; a count is a number without its commas, and what is not known is empty.
 */
export function listFile({ columns, rows }: ListTable): ListFile {
  const isTagged = columns.map((_column, index) =>
    rows.some(({ cells }) => (cells[index] ?? []).some(({ tag }) => tag !== null)),
  );
  return {
    heading: columns.flatMap(({ label }, index) =>
      isTagged[index] === true ? [label, `${label}, party`] : [label],
    ),
    rows: rows.map(({ cells }) =>
      columns.flatMap(({ isFigure }, index) => {
        const cell = cells[index] ?? [];
        const words = isFigure ? figureOf(cell) : wordsOf(cell);
        return isTagged[index] === true ? [words, lettersOf(cell)] : [words];
      }),
    ),
  };
}

function wordsOf(cell: ListCell): Cell {
  const words = cell.map((each) => each.words).join('; ');
  return words === '' || words === UNKNOWN ? null : words;
}

function lettersOf(cell: ListCell): Cell {
  const letters = cell.flatMap(({ tag }) => (tag === null ? [] : [tag.letters]));
  return letters.length === 0 ? null : letters.join('; ');
}

/** A whole number with its commas; anything else stays words. */
function figureOf(cell: ListCell): Cell {
  const words = wordsOf(cell);
  return typeof words === 'string' && /^\d{1,3}(,\d{3})*$/.test(words)
    ? Number(words.replaceAll(',', ''))
    : words;
}

/**
 * A table that is laid out as a grid stays a table only because it says so: some browsers take the meaning of a cell
 * from how it is drawn.
 */
export const ROLES = {
  table: { role: 'table' },
  rowGroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHeader: { role: 'columnheader' },
  rowHeader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

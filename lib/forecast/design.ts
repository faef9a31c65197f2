import type { Group } from './inputs.ts';

/** One column of a regression. */
export interface Column {
  readonly group: Group;
  readonly name: string;
  /** Centred over the seats where the party stands, so that the intercept is the national swing. */
  readonly centred: boolean;
}

/** Features of one slot. A row is what a seat has before centring, and only where that is not 0. */
export interface Design {
  readonly columns: readonly Column[];
  readonly centre: Float64Array;
  /** By seat; null where the slot does not take part. */
  readonly rows: readonly (Row | null)[];
  /** Base logits by seat. */
  readonly base: Float64Array;
}

export interface Row {
  readonly columns: Uint8Array;
  readonly values: Float64Array;
}

/** A design from dense rows, each as long as the columns. */
export function designOf(
  columns: readonly Column[],
  base: Float64Array,
  dense: readonly (readonly number[] | null)[],
): Design {
  const rows = dense.map((values) => (values === null ? null : sparse(values)));
  const standing = dense.filter((values) => values !== null);
  const centre = Float64Array.from(columns, ({ centred }, index) =>
    centred && standing.length > 0
      ? standing.reduce((sum, values) => sum + (values[index] ?? 0), 0) / standing.length
      : 0,
  );
  return { columns, centre, rows, base };
}

/** The features of a seat as the regression sees them: all columns, centred. */
export function centredRow({ columns, centre }: Design, row: Row): Float64Array {
  const x = new Float64Array(columns.length);
  for (let index = 0; index < columns.length; index++) x[index] = -(centre[index] as number);
  row.columns.forEach((column, index) => {
    x[column] = (x[column] as number) + (row.values[index] as number);
  });
  return x;
}

function sparse(values: readonly number[]): Row {
  const used = [...values.keys()].filter((index) => values[index] !== 0);
  return {
    columns: Uint8Array.from(used),
    values: Float64Array.from(used, (index) => values[index] as number),
  };
}

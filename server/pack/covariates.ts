import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Covariates } from './pack.ts';
import type { CovariatesFile } from './pack-schema.ts';

/**
 * Reads `covariates.csv`: a header with `code` and the ids of the measures, then one line a constituency; an
 * empty cell is not known. Cells are plain numbers, so no quoting can occur. Throws when the columns are not
 * the measures that the companion file describes.
 */
export function parseCovariates(file: CovariatesFile, csv: string): Covariates {
  const [header = '', ...lines] = csv.trimEnd().split('\n');
  const expected = ['code', ...file.measures.map((measure) => measure.id)].join(',');
  if (header !== expected) throw new Error(`covariates.csv has the columns ${header}; expected ${expected}`);
  return {
    licence: file.licence,
    credit: file.credit,
    measures: file.measures,
    values: new Map(
      lines.map((line) => {
        const [code = '', ...cells] = line.split(',');
        return [code as ConstituencyId, cells.map((cell) => (cell === '' ? null : Number(cell)))];
      }),
    ),
  };
}

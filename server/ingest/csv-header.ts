import { CSV_COLUMNS, columnNamed } from './csv-columns.ts';
import { type CsvOptions, OPTION_MARK } from './csv-options.ts';
import { csvRows } from './csv-rows.ts';
import { type Problem, problem } from './problem.ts';

/**
 * The names of the columns that a header means: capitals, blanks and marks do not tell two apart ("Candidate Name").
 * Others stay as they are, and a column without a name is "".
 */
export function columnNames(header: readonly string[]): readonly string[] {
  return header.map((name) => columnMeant(name) ?? name.trim());
}

/** What is between the cells: what the option line says, else the mark under which most names of the header are columns. */
export function delimiterOf({ delimiter, rest }: Pick<CsvOptions, 'delimiter' | 'rest'>): string {
  if (delimiter !== null) return delimiter;
  const known = (mark: string) => {
    const [header] = csvRows(rest, mark);
    return columnNames(header?.cells ?? []).filter((name) => columnNamed(name) !== null).length;
  };
  return [';', '\t'].reduce((best, mark) => (known(mark) > known(best) ? mark : best), USUAL_DELIMITER);
}

export const USUAL_DELIMITER = ',';

/**
 * What is wrong with the header of a CSV file, given as `columnNames`; nothing when every column is one of the format,
 * and all needed are there.
 */
export function headerProblems(header: readonly string[], row: number): readonly Problem[] {
  const place = `row ${row}`;
  const received = header.join(' | ');
  const [only = ''] = header;
  if (header.length === 1 && /[;\t]/.test(only)) {
    const todo = `Begin the file with the line "${OPTION_MARK} delimiter=${only.includes(';') ? ';' : 'tab'}".`;
    return [columns(place, { received: only, expected: 'columns parted by commas', todo })];
  }
  if (!header.some((name) => columnNamed(name) !== null)) {
    const expected = `the header: ${REQUIRED.join(', ')}, and what else there is`;
    const todo = 'Take out whatever stands above the header, or write one.';
    return [columns(place, { received, expected, todo })];
  }
  return [
    ...header
      .filter((name, index) => name !== '' && header.indexOf(name) !== index)
      .map((name) => problem('DUPLICATE_KEY', { ...found(place, name), expected: 'each column once' })),
    ...header
      .filter((name) => name !== '' && columnNamed(name) === null)
      .map((name) => unknownColumn(place, name)),
    ...REQUIRED.filter((name) => !header.some((given) => given === name)).map((name) =>
      problem('MISSING', { ...found(`${place}, column ${name}`, undefined), expected: 'the column' }),
    ),
  ];
}

const REQUIRED = Object.entries(CSV_COLUMNS)
  .filter(([, { required }]) => required)
  .map(([name]) => name);

/** The column that a header means that writes it otherwise ("Candidate Name"); nothing is taken for another. */
function columnMeant(name: string): string | null {
  const letters = lettersOf(name);
  return Object.keys(CSV_COLUMNS).find((each) => lettersOf(each) === letters) ?? null;
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

function unknownColumn(place: string, name: string): Problem {
  return problem('UNKNOWN_FIELD', {
    ...found(place, name),
    expected: `one of ${Object.keys(CSV_COLUMNS).join(', ')}`,
  });
}

function columns(
  path: string,
  about: { readonly received: string; readonly expected: string; readonly todo: string },
): Problem {
  return problem('COLUMNS', { path, ...about });
}

function found(path: string, received: string | undefined) {
  return { path, received, todo: 'Put it right in the file and send it again.' };
}

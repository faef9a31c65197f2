import { CSV_COLUMNS, columnNamed } from './csv-columns.ts';
import { OPTION_MARK } from './csv-options.ts';
import { type Problem, problem } from './problem.ts';

/** What is wrong with the header of a CSV file; nothing when every column is one of the format, and all needed are there. */
export function headerProblems(header: readonly string[], row: number): readonly Problem[] {
  const place = `row ${row}`;
  const received = header.join(' | ');
  const [only = ''] = header;
  if (header.length === 1 && /[;\t]/.test(only)) {
    const todo = `Begin the file with the line "${OPTION_MARK} delimiter=${only.includes(';') ? ';' : 'tab'}".`;
    return [columns(place, { received: only, expected: 'columns parted by commas', todo })];
  }
  if (!header.some((name) => columnMeant(name) !== null)) {
    const expected = `the header: ${REQUIRED.join(', ')}, and what else there is`;
    const todo = 'Take out whatever stands above the header, or write one.';
    return [columns(place, { received, expected, todo })];
  }
  const nameless = header.filter((name) => name.trim() === '').length;
  return [
    ...(nameless > 0 ? [namelessColumns(place, nameless)] : []),
    ...header
      .filter((name, index) => name.trim() !== '' && header.indexOf(name) !== index)
      .map((name) => problem('DUPLICATE_KEY', { ...found(place, name), expected: 'each column once' })),
    ...header
      .filter((name) => name.trim() !== '' && columnNamed(name) === null)
      .map((name) => unknownColumn(place, name)),
    ...REQUIRED.filter((name) => !header.some((given) => columnMeant(given) === name)).map((name) =>
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
  const meant = columnMeant(name);
  const expected =
    meant === null ? `one of ${Object.keys(CSV_COLUMNS).join(', ')}` : `${meant}, written exactly so`;
  return problem('UNKNOWN_FIELD', { ...found(place, name), expected });
}

function namelessColumns(place: string, count: number): Problem {
  const received = `${count} ${count === 1 ? 'column' : 'columns'} without a name`;
  const todo = 'Delete the empty columns beside the table, and send it again.';
  return columns(place, { received, expected: 'a name above every column', todo });
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
